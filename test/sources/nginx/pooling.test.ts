import { describe, expect, test } from '@jest/globals';
import { poolOf } from '../../../src/sources/nginx/pooling.js';
import { parseNginxVersion } from '../../../src/sources/nginx/version.js';
import type { Upstream } from '../../../src/sources/nginx/names.js';
import { hopOf, http, NEW, OLD, servers } from './reading.js';

/** Whether connections are used again, and why: `no literal`, `perhaps http10-default before 1.29.7`. */
function reuse(text: string, version?: string, files?: Record<string, string>): string {
  const found = hopOf(text, { version, ...(files === undefined ? {} : { files }) }).reuse;
  if (found === undefined) throw new Error('nothing is forwarded');
  const word = found.reuse === null ? 'perhaps' : found.reuse ? 'yes' : 'no';
  return `${word} ${found.reason}${found.depends ? ' before 1.29.7' : ''}`;
}

function location(inside: string, pool = 'keepalive 16;', around = ''): string {
  return http(`${around}
    upstream app { ${servers(1)} ${pool} }
    server { location / { proxy_pass http://app; ${inside} } }`);
}

const ASKED = 'proxy_http_version 1.1; proxy_set_header Connection "";';

/** Facts C and E: what is sent, and what backends make of it, on 1.22.1, 1.29.6 and 1.31.5. */
describe('a pool is used where the request lets the connection stay open', () => {
  test.each<[inside: string, old: string, unknown: string, since: string]>([
    [ASKED, 'yes pooled', 'yes pooled', 'yes pooled'],
    ['', 'no http10-default', 'perhaps http10-default before 1.29.7', 'yes pooled'],
    ['proxy_http_version 1.1;', 'no connection-default', 'perhaps connection-default before 1.29.7', 'yes pooled'],
    ['proxy_set_header Connection "";', 'no http10-default', 'perhaps http10-default before 1.29.7', 'yes pooled'],
    ['proxy_set_header Connection $other;', 'perhaps unknown', 'perhaps unknown', 'perhaps unknown'],
  ])('%s', (inside, old, unknown, since) => {
    expect(reuse(location(inside), OLD)).toBe(old);
    expect(reuse(location(inside))).toBe(unknown);
    expect(reuse(location(inside), NEW)).toBe(since);
  });

  test.each<[inside: string, expected: string]>([
    ['proxy_http_version 1.0; proxy_set_header Connection "";', 'no http10-explicit'],
    ['proxy_http_version 1.1; proxy_set_header Connection close;', 'no connection-close'],
    ['proxy_http_version 1.1; proxy_set_header Connection "Upgrade, Close";', 'no connection-close'],
    // Whoever answers it with HTTP/1.1 keeps the connection, whatever version asked.
    ['proxy_set_header Connection keep-alive;', 'yes pooled'],
    ['proxy_http_version 1.0; proxy_set_header Connection Keep-Alive;', 'yes pooled'],
    ['proxy_http_version 1.1; proxy_set_header Connection upgrade;', 'perhaps unknown'],
    ['proxy_http_version 1.1; proxy_set_header Connection $other;', 'perhaps unknown'],
    ['proxy_http_version ${VERSION}; proxy_set_header Connection "";', 'perhaps unknown'],
    ['proxy_http_version ${VERSION};', 'perhaps unknown'],
    ['include /etc/nginx/proxy.conf;', 'perhaps unknown'],
    ['include /etc/nginx/proxy.conf; proxy_http_version 1.1;', 'perhaps unknown'],
    [`include /etc/nginx/proxy.conf; ${ASKED}`, 'yes pooled'],
  ])('%s', (inside, expected) => {
    expect(reuse(location(inside), OLD)).toBe(expected);
    expect(reuse(location(inside))).toBe(expected);
  });

  test('HTTP/2 has no header Connection', () => {
    expect(reuse(location('proxy_http_version 2;'), '1.29.5')).toBe('yes pooled');
  });

  test.each([
    ["default upgrade; '' close;", 'no connection-map'],
    ["default upgrade; '' '';", 'yes pooled'],
    ['default upgrade; include /etc/nginx/more;', 'perhaps unknown'],
  ])('a map of requests that ask for no upgrade: %s', (entries, expected) => {
    const map = `map $http_upgrade $asked { ${entries} }`;
    const inside = 'proxy_http_version 1.1; proxy_set_header Connection $asked;';
    expect(reuse(location(inside, 'keepalive 16;', map), NEW)).toBe(expected);
  });

  test('a header of the location takes those of the server away, also the emptied one', () => {
    const text = http(`upstream app { ${servers(1)} keepalive 16; }
      server {
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        location / { proxy_pass http://app; proxy_set_header Host $host; }
      }`);
    expect(reuse(text, OLD)).toBe('no connection-lost');
    expect(reuse(text)).toBe('perhaps connection-lost before 1.29.7');
    expect(reuse(text, NEW)).toBe('yes pooled');
  });
});

describe('the pool of an upstream', () => {
  test.each<[pool: string, old: string, unknown: string, since: string]>([
    ['', 'no no-pool', 'perhaps no-pool before 1.29.7', 'yes pooled'],
    ['keepalive 2;', 'yes pooled', 'yes pooled', 'yes pooled'],
    ['keepalive 1;', 'perhaps pooled', 'perhaps pooled', 'perhaps pooled'],
    ['keepalive 0;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_timeout 0;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_time 0s;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_time 0ms;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_time;', 'yes pooled', 'yes pooled', 'yes pooled'],
    ['keepalive 16; keepalive_requests 0;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_requests 1;', 'no pool-off', 'no pool-off', 'no pool-off'],
    ['keepalive 16; keepalive_requests 2;', 'yes pooled', 'yes pooled', 'yes pooled'],
    ['keepalive 16; keepalive_timeout 500ms;', 'yes pooled', 'yes pooled', 'yes pooled'],
    ['keepalive_timeout 0;', 'no no-pool', 'perhaps no-pool before 1.29.7', 'no pool-off'],
    ['keepalive ${SIZE};', 'perhaps unknown', 'perhaps unknown', 'perhaps unknown'],
    ['keepalive many;', 'perhaps unknown', 'perhaps unknown', 'perhaps unknown'],
    ['include /etc/nginx/pool;', 'perhaps unknown', 'perhaps unknown', 'perhaps unknown'],
    ['keepalive;', 'perhaps unknown', 'perhaps unknown', 'perhaps unknown'],
    ['keepalive 16; least_conn;', 'no no-pool', 'perhaps unknown', 'yes pooled'],
    ['keepalive 1; least_conn;', 'no no-pool', 'perhaps unknown', 'perhaps pooled'],
    ['least_conn; keepalive 16;', 'yes pooled', 'yes pooled', 'yes pooled'],
  ])('of two servers: %s', (pool, old, unknown, since) => {
    const text = location(ASKED, `server 10.0.0.2; ${pool}`);
    expect(reuse(text, OLD)).toBe(old);
    expect(reuse(text)).toBe(unknown);
    expect(reuse(text, NEW)).toBe(since);
  });

  test.each(['least_conn', 'ip_hash', 'hash $uri', 'random', 'least_time header'])(
    '%s behind keepalive takes its place before 1.29.7',
    (method) => {
      expect(reuse(location(ASKED, `keepalive 16; ${method};`), OLD)).toBe('no no-pool');
      expect(reuse(location(ASKED, `${method}; keepalive 16;`), OLD)).toBe('yes pooled');
      expect(reuse(location(ASKED, `keepalive 16; ${method};`), NEW)).toBe('yes pooled');
    },
  );

  test.each([
    ['keepalive 16; include method.conf;', 'no no-pool'],
    ['include method.conf; keepalive 16;', 'yes pooled'],
  ])('may be undone by what an included file holds: %s', (pool, expected) => {
    expect(reuse(location(ASKED, pool), OLD, { 'method.conf': 'least_conn;' })).toBe(expected);
  });

  test('is what the version makes of it', () => {
    const upstream = hopOf(location('', '')).target?.upstream as Upstream;
    const sizes = [OLD, NEW, OLD].map((version) => poolOf(upstream, parseNginxVersion(version)).size);
    expect(sizes).toEqual([0, 32, 0]);
    expect(poolOf(upstream, undefined).size).toBeNull();
  });
});
