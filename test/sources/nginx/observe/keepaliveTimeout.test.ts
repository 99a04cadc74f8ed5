import { describe, expect, test } from '@jest/globals';
import { hostOf } from '../../../../src/sources/nginx/include.js';
import { readNginx } from '../../../../src/sources/nginx/index.js';
import { officialMain } from '../../../../src/sources/nginx/shipped.js';
import { http, read, seen } from '../reading.js';

/** Facts 9: nginx takes the second word for another value, and starts. */
describe('two words that look like one duration', () => {
  const told = (line: string) => seen('two-durations', http(`server { ${line} }`));

  test.each([
    ['1h', '30m'],
    ['1m', '30s'],
    ['1d', '23h'],
    ['2w', '6d'],
    ['10m', '59s'],
  ])('%s %s', (first, second) => {
    expect(told(`keepalive_timeout ${first} ${second};`)).toEqual([
      {
        id: 'two-durations',
        location: undefined,
        at: { primary: `${first} ${second}` },
        data: { first, second, joined: first + second },
      },
    ]);
  });

  test.each([
    '75s 60s',
    '30m 1h',
    '1h 90m',
    '1m 60s',
    '1h 0m',
    '75 60',
    '1h 30',
    '60 30s',
    '"1h" 30m',
    '1h "30m"',
    '1h30m 10s',
    '1h 1m30s',
    '1h soon',
    '1h',
    '${A} 30m',
  ])('but not keepalive_timeout %s', (words) => {
    expect(told(`keepalive_timeout ${words};`)).toEqual([]);
  });

  test('which two variables may give', () => {
    const given = { variables: { A: '1h', B: '30m' } };
    const text = http('server { keepalive_timeout ${A} ${B}; }');
    const [only] = read(text, given).observations.filter(({ id }) => id === 'nginx/two-durations');
    expect(only?.places[0]?.filling?.note).toMatch(/A.*, .*B/);
    const [plain] = read(http('server { keepalive_timeout 1h 30m; }')).observations;
    expect(plain?.places[0]).not.toHaveProperty('filling');
  });
});

/** Facts 8: the second word is only told to clients, and is inherited apart from the first. */
describe('clients are told of more than they get', () => {
  const told = (inside: string) =>
    seen('advertised-idle', http(`server { ${inside} }`)).map(({ data, at }) => [data.idle, data.advertised, at]);

  test.each<[inside: string, idle: string, advertised: string, at: object]>([
    ['keepalive_timeout 60s 75s;', '60s', '75s', { idle: '60s', primary: '75s' }],
    ['keepalive_timeout 500ms 1;', '500ms', '1s', { idle: '500ms', primary: '1' }],
    ['keepalive_timeout 60s 1y;', '60s', '365d', { idle: '60s', primary: '1y' }],
    ['keepalive_timeout 75s 30s; location / { keepalive_timeout 1s; }', '1s', '30s', { idle: '1s', primary: '30s' }],
  ])('%s', (inside, ...expected) => {
    expect(told(inside)).toEqual([expected]);
  });

  test.each([
    'keepalive_timeout 75s 60s;',
    'keepalive_timeout 75s 75s;',
    'keepalive_timeout 75s;',
    'keepalive_timeout 0 60s;',
    'keepalive_timeout 60s soon;',
    'keepalive_timeout soon 75s;',
    'keepalive_timeout ${IDLE} 75s;',
    'keepalive_timeout;',
    'keepalive_timeout 75s 30s; location / { keepalive_timeout 1s 1s; }',
    'keepalive_timeout 75s; location / { keepalive_timeout 1s; }',
  ])('but not with %s', (inside) => {
    expect(told(inside)).toEqual([]);
  });
});

/** Facts 7: for HTTP/2 the value of the server counts. */
describe('keepalive_timeout of a location is nothing to HTTP/2', () => {
  const location = 'location / { keepalive_timeout 5s; }';

  test.each<[around: string, server: string, at: object]>([
    ['', '75s', { primary: '5s' }],
    ['keepalive_timeout 30s;', '30s', { server: '30s', primary: '5s' }],
  ])('with %s', (around, server, at) => {
    expect(seen('keepalive-http2', http(`server { listen 443 ssl; http2 on; ${around} ${location} }`))).toEqual([
      {
        id: 'keepalive-http2',
        location: undefined,
        at,
        data: { directive: 'keepalive_timeout', value: '5s', server },
      },
    ]);
  });

  test('also where the image has that of all servers', () => {
    const own = { name: '/etc/nginx/conf.d/own.conf', text: `server { listen 443 ssl; http2 on; ${location} }` };
    const files = [officialMain(), own];
    const [only] = readNginx(files, hostOf(files), undefined).observations.filter(
      ({ id }) => id === 'nginx/keepalive-http2',
    );
    expect(only?.data.server).toBe('65');
    expect(only?.places.map(({ name }) => name)).toEqual(['primary']);
  });

  test.each([
    ['HTTP/1.1', `server { listen 443 ssl; ${location} }`],
    ['the server itself', 'server { listen 443 ssl; http2 on; keepalive_timeout 5s; }'],
  ])('but not of %s', (_, text) => {
    expect(seen('keepalive-http2', http(text))).toEqual([]);
  });
});
