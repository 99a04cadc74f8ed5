import { describe, expect, test } from '@jest/globals';
import { parseNginxTime } from '../../../src/sources/nginx/time.js';
import { factsAt, OBSOLETE, type TimerFact } from '../../../src/sources/nginx/timerFacts.js';

/** A directive, its default as nginx's documentation writes it, the clock, what `0` does, and its name among all products' clocks. */
type Row = readonly [
  directive: string,
  written: string | number | undefined,
  clock: TimerFact['clock'],
  zero: TimerFact['zero'],
  timer?: TimerFact['timer'],
];

const CORE = 'http/ngx_http_core_module.html';
const DOWNSTREAM: readonly Row[] = [
  ['keepalive_timeout', '75s', 'idle', 'off', 'downstream.idle'],
  ['client_header_timeout', '60s', 'deadline', 'immediate', 'downstream.header'],
  ['client_body_timeout', '60s', 'inactivity', 'immediate', 'downstream.body'],
  ['send_timeout', '60s', 'inactivity', 'harmless', 'downstream.send'],
  ['keepalive_time', '1h', 'deadline', 'off', 'downstream.age'],
  ['keepalive_requests', 1000, 'count', 'off', 'downstream.requests'],
  ['keepalive_min_timeout', '0', 'idle', 'off'],
  ['lingering_time', '30s', 'deadline', 'immediate'],
  ['lingering_timeout', '5s', 'inactivity', 'immediate'],
  ['resolver_timeout', '30s', 'deadline', 'unlimited'],
  ['auth_delay', '0s', 'deadline', 'off'],
];

/** The same for every module that passes requests on. */
const UPSTREAM: readonly Row[] = [
  ['connect_timeout', '60s', 'deadline', 'immediate', 'upstream.connect'],
  ['send_timeout', '60s', 'inactivity', 'harmless', 'upstream.send'],
  ['read_timeout', '60s', 'inactivity', 'immediate', 'upstream.read'],
  ['next_upstream_timeout', '0', 'deadline', 'unlimited', 'retry.total'],
  ['next_upstream_tries', 0, 'count', 'unlimited', 'retry.tries'],
];

/** Of those that have a cache. */
const CACHE: readonly Row[] = [
  ['cache_lock_timeout', '5s', 'deadline', 'off'],
  ['cache_lock_age', '5s', 'deadline', 'off'],
];

const POOL: readonly Row[] = [
  ['keepalive', undefined, 'count', 'off', 'upstream.pool'],
  ['keepalive_timeout', '60s', 'idle', 'off', 'upstream.idle'],
  ['keepalive_requests', 1000, 'count', 'off', 'upstream.requests'],
  ['keepalive_time', '1h', 'deadline', 'off', 'upstream.age'],
  ['resolver_timeout', '30s', 'deadline', 'unlimited'],
];

const STREAM_PROXY: readonly Row[] = [
  ['proxy_timeout', '10m', 'inactivity', 'immediate', 'tunnel.idle'],
  ['proxy_connect_timeout', '60s', 'deadline', 'immediate', 'upstream.connect'],
  ['proxy_next_upstream_timeout', '0', 'deadline', 'unlimited', 'retry.total'],
  ['proxy_next_upstream_tries', 0, 'count', 'unlimited', 'retry.tries'],
];

const STREAM_CORE: readonly Row[] = [
  ['preread_timeout', '30s', 'deadline', 'immediate'],
  ['proxy_protocol_timeout', '30s', 'deadline', 'immediate'],
  ['resolver_timeout', '30s', 'deadline', 'unlimited'],
];

/** A default of nought, or none, so that old workers live for as long as their connections do. */
const MAIN: readonly Row[] = [['worker_shutdown_timeout', '0', 'deadline', 'unlimited', 'drain.kill']];

const SINCE: Readonly<Record<string, readonly number[]>> = {
  keepalive_time: [1, 19, 10],
  keepalive_min_timeout: [1, 27, 4],
};

/** What the documentation's page says, as facts. */
function documented(page: string, rows: readonly Row[], prefix = ''): { directive: string }[] {
  return rows.map(([name, written, clock, zero, timer]) => ({
    directive: prefix + name,
    timer,
    clock,
    fallback: typeof written === 'string' ? parseNginxTime(written, 'ms') : written,
    unit: clock === 'count' ? 'count' : 'ms',
    zero,
    reference: `https://nginx.org/en/docs/${page}#${prefix}${name}`,
    since: page === CORE ? SINCE[name] : undefined,
  }));
}

const HTTP = [
  ...documented(CORE, DOWNSTREAM),
  ...['proxy', 'fastcgi', 'uwsgi', 'scgi'].flatMap((module) =>
    documented(`http/ngx_http_${module}_module.html`, [...UPSTREAM, ...CACHE], `${module}_`),
  ),
  ...['grpc', 'memcached'].flatMap((module) =>
    documented(`http/ngx_http_${module}_module.html`, UPSTREAM, `${module}_`),
  ),
];
const STREAM = [
  ...documented('stream/ngx_stream_proxy_module.html', STREAM_PROXY),
  ...documented('stream/ngx_stream_core_module.html', STREAM_CORE),
];

describe('clocks and counts that may be set', () => {
  test.each([
    ['main', documented('ngx_core_module.html', MAIN)],
    ['http', HTTP],
    ['server', HTTP],
    ['location', HTTP],
    ['if', HTTP],
    ['limit_except', HTTP],
    ['upstream', documented('http/ngx_http_upstream_module.html', POOL)],
    ['stream', STREAM],
    ['stream server', STREAM],
    ['stream upstream', []],
    ['other', []],
  ])('in a block of the kind %s have the defaults of the documentation', (kind, expected) => {
    const facts = factsAt(kind);
    expect([...facts.values()]).toEqual(expected);
    expect([...facts.keys()]).toEqual(expected.map(({ directive }) => directive));
  });
});

test('1.19.7 put the clocks of HTTP/2 into those of HTTP/1', () => {
  expect([...OBSOLETE]).toEqual([
    ['http2_idle_timeout', 'keepalive_timeout'],
    ['http2_recv_timeout', 'client_header_timeout'],
    ['http2_max_requests', 'keepalive_requests'],
  ]);
});
