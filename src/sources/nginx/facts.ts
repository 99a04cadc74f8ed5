import type { FactValue } from '../../model/hop.js';
import type { NginxHop } from './hop.js';
import { speaksHttp2 } from './http2.js';

/** What `facts` holds, in the order in which `show` prints it. */
const FACT_NAMES = [
  'downstream.idle.advertised',
  'downstream.http2',
  'upstream.target',
  'upstream.module',
  'upstream.name',
  'upstream.servers',
  'upstream.httpVersion',
  'upstream.connectionHeader',
  'upstream.reuse',
  'upstream.reuseReason',
  'upstream.upgrade',
  'upstream.streaming',
  'retry.on',
];

/** All properties of a route that are no clocks. */
export function allFacts(hop: NginxHop): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  for (const name of FACT_NAMES) {
    const value = nginxFact(hop, name);
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}

/** One property of a route; undefined where it has none of that name, null where it cannot be known. */
export function nginxFact(hop: NginxHop, name: string): FactValue | undefined {
  if (hop.layer === 4) return name === 'upstream.target' ? hop.level.first('proxy_pass')?.args[0]?.text : undefined;
  if (name === 'downstream.idle.advertised') return hop.advertisedIdle;
  if (name === 'downstream.http2') return speaksHttp2(hop.level);
  const { target } = hop;
  if (target === undefined) return undefined;
  switch (name) {
    case 'upstream.target':
      return target.written;
    case 'upstream.module':
      return target.module;
    case 'upstream.name':
      return target.upstream?.name;
    case 'upstream.servers':
      return target.upstream?.servers.length;
    case 'upstream.httpVersion':
      return target.module === 'proxy' || target.module === 'grpc' ? hop.reuse?.httpVersion : undefined;
    case 'upstream.connectionHeader':
      return hop.reuse?.connection?.value;
    case 'upstream.reuse':
      return hop.reuse?.reuse;
    case 'upstream.reuseReason':
      return hop.reuse?.reason;
    case 'upstream.upgrade':
      return hop.upgrades;
    case 'upstream.streaming':
      return hop.streams;
    case 'retry.on':
      return hop.retry?.conditions.join(' ') ?? null;
    default:
      return undefined;
  }
}
