import { describe, expect, test } from '@jest/globals';
import type { TimerName } from '../../../src/model/timer.js';
import { hopIn, http, location, settingIn } from './oneRoute.js';

test.each<[server: string, outside: string, expected: boolean]>([
  ['listen 443 ssl;', '', false],
  ['listen 443 ssl http2;', '', true],
  ['listen 80; listen 443 http2 ssl;', '', true],
  // The directive of 1.25.1, which is inherited from http.
  ['listen 443 ssl; http2 on;', '', true],
  ['listen 443 ssl; http2 ON;', '', true],
  ['listen 443 ssl; http2 off;', '', false],
  ['listen 443 ssl;', 'http2 on;', true],
  ['listen 443 ssl; http2 off;', 'http2 on;', false],
  ['listen 443 ssl; http2 maybe;', '', false],
  ['listen 443 ssl; http2;', '', false],
])('a server with "%s" below "%s" takes HTTP/2: %p', (server, outside, expected) => {
  expect(hopIn(location('return 204;', server, outside)).facts['downstream.http2']).toBe(expected);
});

test('without a server there is none', () => {
  expect(hopIn(http('http2 on;')).facts['downstream.http2']).toBe(false);
});

describe('HTTP/2 in clear text, where nothing can be negotiated, goes by the server alone', () => {
  const clocks = 'keepalive_timeout 1s; keepalive_requests 1; keepalive_time 1m; send_timeout 1s;';
  const own = ['1000 explicit', '1 explicit', '60000 explicit', '1000 explicit'];
  const ofServer = ['9000 inherited from server', '1000 default', '3600000 default', '1000 explicit'];

  test.each<[listens: string, others: string, expected: readonly string[]]>([
    ['listen 80 http2;', '', ofServer],
    ['listen 80 http2; listen 81 http2;', '', ofServer],
    // What one server says of an address holds for all servers on it.
    ['listen 80;', 'server { listen 80 http2; location /b { } }', ofServer],
    ['listen 80;', 'server { listen 81 http2; location /b { } }', own],
    ['listen 80 http2; listen 81;', '', own],
    ['listen 443 ssl http2;', '', own],
    ['listen 80;', '', own],
    ['', 'server { listen 81 http2; location /b { } }', own],
    ['listen;', 'server { listen 81 http2; location /b { } }', own],
  ])('with "%s" beside "%s"', (listens, others, expected) => {
    const text = http(`server { ${listens} keepalive_timeout 9s; location / { ${clocks} } } ${others}`);
    const names: readonly TimerName[] = ['downstream.idle', 'downstream.requests', 'downstream.age', 'downstream.send'];
    expect(names.map((name) => settingIn(hopIn(text, undefined, '/').timer(name)))).toEqual(expected);
  });

  test('also where no server is in sight', () => {
    const text = http('keepalive_timeout 1s;');
    expect(settingIn(hopIn(text).timer('downstream.idle'))).toBe('1000 explicit');
  });
});
