/** What the AWS CLI prints of load balancers, target groups and listeners, in the shape that CloudFormation has for them. */
import type { SourceFile } from '../../model/span.js';
import {
  type Body,
  bodyOf,
  type Entry,
  type Infrastructure,
  known,
  memberOf,
  readJson,
  Resource,
  type Value,
} from '../shared/infrastructure/index.js';

/** What the presence of an attribute says of what has it. The first that is there counts. */
const TELLING: readonly (readonly [key: string, type: string, list: string, kind?: string])[] = [
  ['idle_timeout.timeout_seconds', 'LoadBalancer', 'LoadBalancerAttributes', 'application'],
  ['dns_record.client_routing_policy', 'LoadBalancer', 'LoadBalancerAttributes', 'network'],
  ['tcp.idle_timeout.seconds', 'Listener', 'ListenerAttributes'],
  ['deregistration_delay.timeout_seconds', 'TargetGroup', 'TargetGroupAttributes'],
];

/** Whether a file is such an output, by its name and text. */
export function looksLikeAwsCli({ name, text }: SourceFile): boolean {
  if (!/\.json$/i.test(name)) return false;
  const head = text.slice(0, 100_000);
  if (/^[\s\uFEFF]*\{\s*"LoadBalancerAttributes"\s*:\s*\{/.test(head))
    return /"Connection(?:Settings|Draining)"/.test(head);
  return /^[\s\uFEFF]*\{\s*"Attributes"\s*:\s*\[/.test(head) && TELLING.some(([key]) => head.includes(`"${key}"`));
}

/**
 * The one thing that an output of `elbv2 describe-*-attributes` or `elb describe-load-balancer-attributes` describes.
 * What it is, is told by the attributes that it has; its name is not in it, so that it has the file's.
 */
export function readAwsCli(file: SourceFile): Infrastructure {
  const { value, problems } = readJson(file);
  const classic = value && memberOf(value, 'LoadBalancerAttributes');
  const found =
    classic?.kind === 'body' ? ofClassic(classic) : value?.kind === 'body' ? ofAttributes(value) : undefined;
  if (found === undefined) return { resources: [], problems, unknowns: [] };
  const name = file.name.slice(Math.max(file.name.lastIndexOf('/'), file.name.lastIndexOf('\\')) + 1);
  const names = { type: found.type, name, address: name, declared: name, mode: 'described', root: file.name } as const;
  return { resources: [new Resource(names, found.body, true, found.entry.keySpan)], problems, unknowns: [] };
}

interface Described {
  readonly type: string;
  readonly body: Body;
  readonly entry: Entry;
}

function ofAttributes(output: Body): Described | undefined {
  const attributes = output.entry('Attributes');
  if (attributes?.value.kind !== 'list') return undefined;
  const keys = new Map<string, Value>();
  for (const { value } of attributes.value.items) {
    const key = memberOf(value, 'Key');
    if (key?.kind === 'known' && typeof key.value === 'string') keys.set(key.value, key);
  }
  const telling = TELLING.find(([key]) => keys.has(key));
  if (telling === undefined) return undefined;
  const [key, type, list, kind] = telling;
  const entries = new Map<string, Entry>([[list, attributes]]);
  const span = (keys.get(key) as Value).span;
  if (kind !== undefined) entries.set('Type', { keySpan: span, value: known(kind, span, { computed: true }) });
  const body = bodyOf(entries, output.span, output.open);
  return { type: `AWS::ElasticLoadBalancingV2::${type}`, body, entry: attributes };
}

/** A classic load balancer; CloudFormation names one of its settings otherwise. */
function ofClassic(attributes: Body): Described | undefined {
  const settings = attributes.entry('ConnectionSettings');
  const draining = attributes.entry('ConnectionDraining');
  const first = settings ?? draining;
  if (first === undefined) return undefined;
  const entries = new Map<string, Entry>();
  if (settings !== undefined) entries.set('ConnectionSettings', settings);
  if (draining !== undefined) entries.set('ConnectionDrainingPolicy', draining);
  const body = bodyOf(entries, attributes.span, attributes.open);
  return { type: 'AWS::ElasticLoadBalancing::LoadBalancer', body, entry: first };
}
