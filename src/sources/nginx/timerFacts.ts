import type { Clock, TimerName } from '../../model/timer.js';

/** What `0` means to a directive: the timer fires at once, the feature is off, there is no limit, or nothing special. */
export type ZeroMeaning = 'immediate' | 'off' | 'unlimited' | 'harmless';

/** One directive that sets a clock or a count. */
export interface TimerFact {
  readonly directive: string;
  /** In the common vocabulary; undefined for clocks that no rule compares yet, whose values are still checked. */
  readonly timer: TimerName | undefined;
  readonly clock: Clock;
  /** Milliseconds, or the plain number for a count; undefined when there is no default value. */
  readonly fallback: number | undefined;
  readonly unit: 'ms' | 's' | 'count';
  readonly zero: ZeroMeaning;
  readonly reference: string;
  /** The version that added it, when a maintained distribution may be older. */
  readonly since?: readonly [number, number, number];
}

const DOCS = 'https://nginx.org/en/docs';
const core = (name: string): string => `${DOCS}/http/ngx_http_core_module.html#${name}`;
const SECOND = 1000;
const MINUTE = 60_000;

/**
 * Clocks of the client side. Values, zeros and clocks: `src/http/ngx_http_core_module.c`, `ngx_http_request.c`,
 * nginx.org's reference pages, and experiments on 1.22.1 and 1.31.5.
 */
export const DOWNSTREAM_FACTS: readonly TimerFact[] = [
  fact('keepalive_timeout', 'downstream.idle', 'idle', 75 * SECOND, 'off'),
  fact('client_header_timeout', 'downstream.header', 'deadline', MINUTE, 'immediate'),
  fact('client_body_timeout', 'downstream.body', 'inactivity', MINUTE, 'immediate'),
  fact('send_timeout', 'downstream.send', 'inactivity', MINUTE, 'harmless'),
  { ...fact('keepalive_time', 'downstream.age', 'deadline', 3_600_000, 'off'), since: [1, 19, 10] },
  { ...fact('keepalive_requests', 'downstream.requests', 'count', 1000, 'off'), unit: 'count' },
  { ...fact('keepalive_min_timeout', undefined, 'idle', 0, 'off'), since: [1, 27, 4] },
  fact('lingering_time', undefined, 'deadline', 30 * SECOND, 'immediate'),
  fact('lingering_timeout', undefined, 'inactivity', 5 * SECOND, 'immediate'),
  fact('resolver_timeout', undefined, 'deadline', 30 * SECOND, 'unlimited'),
  fact('auth_delay', undefined, 'deadline', 0, 'off'),
];

function fact(
  directive: string,
  timer: TimerName | undefined,
  clock: Clock,
  fallback: number | undefined,
  zero: ZeroMeaning,
  reference = core(directive),
): TimerFact {
  return { directive, timer, clock, fallback, unit: 'ms', zero, reference };
}

/** The modules that pass requests on, by the prefix of their directives. */
export const PASS_MODULES = ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc', 'memcached'] as const;
export type PassModule = (typeof PASS_MODULES)[number];

/**
 * Clocks towards the upstream, the same for every module that is built on `ngx_http_upstream.c`.
 * The read timeout is two clocks: a deadline until the response header is complete, then a gap between reads.
 */
export const UPSTREAM_FACTS: Readonly<Record<PassModule, readonly TimerFact[]>> = Object.fromEntries(
  PASS_MODULES.map((module) => {
    const docs = (name: string): string => `${DOCS}/http/ngx_http_${module}_module.html#${name}`;
    const of = (
      suffix: string,
      timer: TimerName | undefined,
      clock: Clock,
      value: number,
      zero: ZeroMeaning,
    ): TimerFact => fact(`${module}_${suffix}`, timer, clock, value, zero, docs(`${module}_${suffix}`));
    const facts = [
      of('connect_timeout', 'upstream.connect', 'deadline', MINUTE, 'immediate'),
      of('send_timeout', 'upstream.send', 'inactivity', MINUTE, 'harmless'),
      of('read_timeout', 'upstream.read', 'inactivity', MINUTE, 'immediate'),
      of('next_upstream_timeout', 'retry.total', 'deadline', 0, 'unlimited'),
      { ...of('next_upstream_tries', 'retry.tries', 'count', 0, 'unlimited'), unit: 'count' as const },
    ];
    if (module !== 'grpc' && module !== 'memcached') {
      facts.push(of('cache_lock_timeout', undefined, 'deadline', 5 * SECOND, 'off'));
      facts.push(of('cache_lock_age', undefined, 'deadline', 5 * SECOND, 'off'));
    }
    return [module, facts];
  }),
) as unknown as Record<PassModule, readonly TimerFact[]>;

const upstreamDocs = (name: string): string => `${DOCS}/http/ngx_http_upstream_module.html#${name}`;

/** Clocks and counts of the pool, written in an `upstream{}` block. */
export const POOL_FACTS: readonly TimerFact[] = [
  { ...fact('keepalive', 'upstream.pool', 'count', undefined, 'off', upstreamDocs('keepalive')), unit: 'count' },
  fact('keepalive_timeout', 'upstream.idle', 'idle', MINUTE, 'off', upstreamDocs('keepalive_timeout')),
  {
    ...fact('keepalive_requests', 'upstream.requests', 'count', 1000, 'off', upstreamDocs('keepalive_requests')),
    unit: 'count',
  },
  fact('keepalive_time', 'upstream.age', 'deadline', 3_600_000, 'off', upstreamDocs('keepalive_time')),
  fact('resolver_timeout', undefined, 'deadline', 30 * SECOND, 'unlimited', upstreamDocs('resolver_timeout')),
];

const stream = (name: string): string => `${DOCS}/stream/ngx_stream_proxy_module.html#${name}`;
const streamCore = (name: string): string => `${DOCS}/stream/ngx_stream_core_module.html#${name}`;

/** Clocks of `stream {}` proxies. */
export const STREAM_FACTS: readonly TimerFact[] = [
  fact('proxy_timeout', 'tunnel.idle', 'inactivity', 10 * MINUTE, 'immediate', stream('proxy_timeout')),
  fact('proxy_connect_timeout', 'upstream.connect', 'deadline', MINUTE, 'immediate', stream('proxy_connect_timeout')),
  fact('proxy_next_upstream_timeout', 'retry.total', 'deadline', 0, 'unlimited', stream('proxy_next_upstream_timeout')),
  {
    ...fact('proxy_next_upstream_tries', 'retry.tries', 'count', 0, 'unlimited', stream('proxy_next_upstream_tries')),
    unit: 'count',
  },
  fact('preread_timeout', undefined, 'deadline', 30 * SECOND, 'immediate', streamCore('preread_timeout')),
  fact('proxy_protocol_timeout', undefined, 'deadline', 30 * SECOND, 'immediate', streamCore('proxy_protocol_timeout')),
  fact('resolver_timeout', undefined, 'deadline', 30 * SECOND, 'unlimited', streamCore('resolver_timeout')),
];

/** The one clock of the `main` level: how long old workers may live after a reload or a graceful stop. */
export const MAIN_FACTS: readonly TimerFact[] = [
  fact(
    'worker_shutdown_timeout',
    'drain.kill',
    'deadline',
    0,
    'unlimited',
    `${DOCS}/ngx_core_module.html#worker_shutdown_timeout`,
  ),
];

/** Directives that 1.19.7 took away: accepted with a warning and ignored since; what to use instead. */
export const OBSOLETE: ReadonlyMap<string, string> = new Map([
  ['http2_idle_timeout', 'keepalive_timeout'],
  ['http2_recv_timeout', 'client_header_timeout'],
  ['http2_max_requests', 'keepalive_requests'],
]);

function byDirective(facts: readonly TimerFact[]): ReadonlyMap<string, TimerFact> {
  return new Map(facts.map((each) => [each.directive, each]));
}

const HTTP = byDirective([...DOWNSTREAM_FACTS, ...PASS_MODULES.flatMap((module) => UPSTREAM_FACTS[module])]);
const POOL = byDirective(POOL_FACTS);
const STREAM = byDirective(STREAM_FACTS);
const MAIN = byDirective(MAIN_FACTS);
const NONE: ReadonlyMap<string, TimerFact> = new Map();

/** The directives that set a clock or a count, by the kind of level in which they stand. */
export function factsAt(kind: string): ReadonlyMap<string, TimerFact> {
  switch (kind) {
    case 'main':
      return MAIN;
    case 'http':
    case 'server':
    case 'location':
    case 'if':
    case 'limit_except':
      return HTTP;
    case 'upstream':
      return POOL;
    case 'stream':
    case 'stream server':
      return STREAM;
    default:
      return NONE;
  }
}
