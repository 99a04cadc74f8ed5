import { describe, expect, test } from '@jest/globals';
import type { TimerName } from '../../../src/model/timer.js';
import { hopIn, http, location, settingIn } from './oneRoute.js';

const POOL: readonly TimerName[] = ['upstream.pool', 'upstream.idle', 'upstream.requests', 'upstream.age'];
const PASS = 'proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection "";';
const app = (lines: string): string => location(PASS, '', `upstream app { server 10.0.0.1; ${lines} }`);

describe('the pool of an upstream', () => {
  /** The size; how long idle; requests and age of a connection. */
  test.each<[lines: string, version: string | undefined, expected: readonly string[]]>([
    ['keepalive 16;', '1.28.0', ['16 explicit', '60000 default', '1000 default', '3600000 default']],
    ['keepalive 16;', undefined, ['16 explicit', '60000 default', '1000 default', '3600000 default']],
    // nginx 1.19.10 added keepalive_time and raised keepalive_requests; 1.15.3 added keepalive_timeout.
    ['keepalive 16;', '1.19.10', ['16 explicit', '60000 default', '1000 default', '3600000 default']],
    ['keepalive 16;', '1.19.9', ['16 explicit', '60000 default', '100 default from before nginx 1.19.10', 'none']],
    [
      'keepalive 16;',
      '1.15.2',
      ['16 explicit', 'unbounded default from before nginx 1.15.3', '100 default from before nginx 1.19.10', 'none'],
    ],
    [
      'keepalive 16; keepalive_timeout 5s; keepalive_requests 9; keepalive_time 1m;',
      '1.19.9',
      ['16 explicit', '5000 explicit', '9 explicit', '60000 explicit'],
    ],
    // 1.29.7 keeps 32 connections unasked. Without a pool nothing is idle.
    ['', '1.29.7', ['32 default', '60000 default', '1000 default', '3600000 default']],
    ['', '1.29.6', ['0 default', 'none', 'none', 'none']],
    ['', undefined, ['unknown unknown', '60000 default', '1000 default', '3600000 default']],
    ['keepalive 0;', '1.29.7', ['0 default', 'none', 'none', 'none']],
    // Before 1.29.7 a balancer that stands behind `keepalive` undoes it.
    ['keepalive 16; least_conn;', '1.28.0', ['0 default', 'none', 'none', 'none']],
  ])('with "%s" in nginx %s', (lines, version, expected) => {
    const hop = hopIn(app(lines), version);
    expect(POOL.map((timer) => settingIn(hop.timer(timer)))).toEqual(expected);
  });

  test('that nobody wrote has the values as nginx writes them', () => {
    const written = (lines: string, version: string): unknown =>
      POOL.map((timer) => hopIn(app(lines), version).timer(timer)?.written);
    expect(written('', '1.29.7')).toEqual(['32', '60s', '1000', '1h']);
    expect(written('keepalive 4;', '1.15.2')).toEqual(['4', 'none', '100', undefined]);
  });

  test('is not that of a single address', () => {
    const hop = hopIn(location('proxy_pass http://10.0.0.1;'), '1.29.7');
    expect(POOL.map((timer) => settingIn(hop.timer(timer)))).toEqual(['none', 'none', 'none', 'none']);
  });
});

describe('connections of clients', () => {
  test.each<[lines: string, version: string | undefined, requests: string, age: string]>([
    ['', undefined, '1000 default', '3600000 default'],
    ['', '1.19.10', '1000 default', '3600000 default'],
    ['', '1.19.9', '100 default from before nginx 1.19.10', 'none'],
    ['keepalive_requests 5;', '1.19.9', '5 inherited from server', 'none'],
    ['keepalive_time 5m;', '1.20.0', '1000 default', '300000 inherited from server'],
  ])('with "%s" in nginx %s', (lines, version, requests, age) => {
    const hop = hopIn(location('return 204;', lines), version);
    expect(settingIn(hop.timer('downstream.requests'))).toBe(requests);
    expect(settingIn(hop.timer('downstream.age'))).toBe(age);
    // No other default has changed.
    expect(settingIn(hop.timer('downstream.idle'))).toBe('75000 default');
  });

  test.each<[string, number | null]>([
    ['', null],
    ['keepalive_timeout 75s;', null],
    ['keepalive_timeout 75s 60s;', 60_000],
    ['keepalive_timeout 75s 0;', null],
    // It is inherited apart from the first parameter, and counts seconds.
    ['keepalive_timeout 75s 1m; location /b { }', 60_000],
    ['keepalive_timeout 75s 500ms;', null],
    ['keepalive_timeout 1h 30m;', 1_800_000],
  ])('are told of the time that "%s" says', (server, expected) => {
    expect(hopIn(location('keepalive_timeout 1s;', server), undefined, '/').facts['downstream.idle.advertised']).toBe(
      expected,
    );
  });
});

describe('WebSockets', () => {
  const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

  test.each<[title: string, inside: string, expected: string]>([
    ['live by the read timeout', `proxy_pass http://10.0.0.1; ${UPGRADE} proxy_read_timeout 1h;`, '3600000 explicit'],
    ['pass only where they are forwarded', 'proxy_pass http://10.0.0.1; proxy_read_timeout 1h;', 'none'],
    ['pass nothing but proxy_pass', `uwsgi_pass 10.0.0.1:80; ${UPGRADE}`, 'none'],
    ['are not passed by who answers', `return 204; ${UPGRADE}`, 'none'],
  ])('%s', (_, inside, expected) => {
    expect(settingIn(hopIn(location(inside)).timer('tunnel.idle'))).toBe(expected);
  });

  test('are timed by what lies between two reads, the first byte in all', () => {
    const hop = hopIn(location(`proxy_pass http://10.0.0.1; ${UPGRADE}`));
    const clocks = (['tunnel.idle', 'upstream.read', 'upstream.firstByte'] as const).map((name) => hop.timer(name));
    expect(clocks.map((each) => `${each?.timer} ${each?.clock}`)).toEqual([
      'tunnel.idle inactivity',
      'upstream.read inactivity',
      'upstream.firstByte deadline',
    ]);
  });
});

test.each<[inside: string, expected: boolean]>([
  ['proxy_pass http://10.0.0.1;', false],
  ['proxy_pass http://10.0.0.1; proxy_buffering off;', true],
  ['proxy_pass http://10.0.0.1; proxy_buffering OFF;', true],
  ['proxy_pass http://10.0.0.1; proxy_buffering on;', false],
  ['proxy_pass http://10.0.0.1; uwsgi_buffering off;', false],
  ['uwsgi_pass 10.0.0.1:80; uwsgi_buffering off;', true],
  ['fastcgi_pass 10.0.0.1:80; fastcgi_buffering off;', true],
  // These modules have no such directive.
  ['grpc_pass 10.0.0.1:80; grpc_buffering off;', false],
  ['memcached_pass 10.0.0.1:80; memcached_buffering off;', false],
  ['return 204; proxy_buffering off;', false],
])('"%s" passes responses on as they come: %p', (inside, expected) => {
  expect(hopIn(location(inside)).streams).toBe(expected);
});

describe('a server of stream', () => {
  const stream = (inside: string): string =>
    `events {}\nstream { proxy_connect_timeout 5s; server { listen 81; ${inside} } }`;

  test.each<[TimerName, string]>([
    ['tunnel.idle', '600000 default'],
    ['upstream.connect', '5000 inherited from stream'],
    ['retry.total', 'unbounded default'],
    ['upstream.read', 'none'],
    ['downstream.idle', 'none'],
  ])('that passes on has %s of %s', (timer, expected) => {
    const hop = hopIn(stream('proxy_pass 10.0.0.1:80;'));
    expect(settingIn(hop.timer(timer))).toBe(expected);
    expect([hop.layer, hop.target, hop.retry, hop.reuse]).toEqual([4, undefined, undefined, undefined]);
  });

  test('that answers itself has none', () => {
    expect(hopIn(stream('return ok;')).timer('tunnel.idle')).toBeUndefined();
  });

  test('has nowhere that a clock of http could be written', () => {
    const hop = hopIn(stream('proxy_pass 10.0.0.1:80;'));
    expect(hop.insertions(hop.timer('tunnel.idle')!)).toEqual([]);
  });
});

test('a route that answers itself has no clocks towards an upstream', () => {
  const hop = hopIn(location('return 204;'));
  const names: readonly TimerName[] = ['upstream.read', 'upstream.firstByte', 'retry.tries', 'retry.total', ...POOL];
  expect(names.map((name) => hop.timer(name))).toEqual(names.map(() => undefined));
  expect(hop.factSpans).toEqual({});
});

test('one that passes requests on has its target as a place', () => {
  const text = location('proxy_pass http://10.0.0.1/x;');
  const span = hopIn(text).factSpans['upstream.target'];
  expect(text.slice(span?.start, span?.end)).toBe('http://10.0.0.1/x');
});

test.each([
  ['1.28.0', '1.28.0'],
  ['1.29', '1.29'],
  [undefined, undefined],
])('nginx %s is called so', (version, expected) => {
  expect(hopIn(http('server { listen 80; }'), version).version).toBe(expected);
});
