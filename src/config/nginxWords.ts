import {
  DOWNSTREAM_FACTS,
  MAIN_FACTS,
  PASS_MODULES,
  POOL_FACTS,
  STREAM_FACTS,
  type TimerFact,
  UPSTREAM_FACTS,
} from '../sources/nginx/timerFacts.js';
import type { ValueShape } from './shapes.js';
import type { Word } from './words.js';

/** What stands in an `upstream` block, so that its `keepalive_timeout` is told from the one for clients. */
export const UPSTREAM = 'upstream.';

/** Clocks of `stream` alone: where one of them is stated, nginx passes bytes on and does not speak HTTP. */
export const STREAM_ONLY: ReadonlySet<string> = new Set(
  STREAM_FACTS.map(({ directive }) => directive).filter((name) =>
    /^(?:proxy_timeout|preread_|proxy_protocol_)/.test(name),
  ),
);

/** nginx's directives by their names; those of the pool behind `upstream.`, and `keepalive` alone too. */
export function nginxWords(): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  const add = (key: string, shape: ValueShape, name = key): void => {
    if (!words.has(key)) words.set(key, { name, shape });
  };
  const facts = [...DOWNSTREAM_FACTS, ...PASS_MODULES.flatMap((module) => UPSTREAM_FACTS[module])];
  for (const fact of [...facts, ...STREAM_FACTS, ...MAIN_FACTS]) add(fact.directive, shapeOf(fact));
  for (const fact of POOL_FACTS) add(`${UPSTREAM}${fact.directive}`, shapeOf(fact, true));
  add('keepalive', { kind: 'count' }, `${UPSTREAM}keepalive`);
  add(`${UPSTREAM}server`, { kind: 'texts' });
  for (const module of PASS_MODULES) {
    add(`${module}_pass`, { kind: 'text' });
    add(`${module}_next_upstream`, { kind: 'words' });
    if (module !== 'grpc' && module !== 'memcached') add(`${module}_buffering`, { kind: 'onOff' });
  }
  add('proxy_http_version', { kind: 'choice', choices: ['1.0', '1.1', '2'] });
  add('proxy_set_header', { kind: 'headers' });
  add('Connection', { kind: 'text' });
  add('fastcgi_keep_conn', { kind: 'onOff' });
  add('http2', { kind: 'onOff' });
  return words;
}

function shapeOf({ directive, unit }: TimerFact, pool = false): ValueShape {
  if (unit === 'count') return { kind: 'count' };
  return { kind: directive === 'keepalive_timeout' && !pool ? 'nginxTimes' : 'nginxTime' };
}
