import { describe, expect, test } from '@jest/globals';
import { http, NEW, OLD, read, seen, servers } from '../reading.js';

const ASKED = 'proxy_http_version 1.1; proxy_set_header Connection "";';

/** A server with locations by their paths. */
function server(locations: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(locations).map(([path, text]) => `location ${path} { ${text} }`);
  return `server { ${blocks.join(' ')} }`;
}

describe('no pool at all', () => {
  const upstream = `upstream app { ${servers(1)} }`;

  test.each<[target: string, around: string, version: string | undefined, data: object]>([
    ['http://10.0.0.9', '', NEW, { reason: 'literal', upstream: '' }],
    ['http://$http_app', '', NEW, { reason: 'variable', upstream: '' }],
    ['http://app', upstream, OLD, { reason: 'upstream', upstream: 'app' }],
    ['http://app', upstream, undefined, { reason: 'upstream', upstream: 'app', versions: 'before nginx 1.29.7' }],
  ])('%s %s', (target, around, version, data) => {
    const inside = `proxy_pass ${target}; ${ASKED}`;
    expect(seen('no-pool', http(around + server({ '/': inside })), { version })).toEqual([
      { id: 'no-pool', location: '/', at: { primary: target }, data: { target, ...data } },
    ]);
  });

  test.each<[title: string, target: string, around: string, version: string | undefined]>([
    ['since 1.29.7', 'http://app;', upstream, NEW],
    ['where a file that was not read may have it', 'http://app;', upstream.replace('}', 'include pools/app; }'), OLD],
    ['where a variable may name an upstream', 'http://$http_app;', upstream, OLD],
    ['for WebSockets', 'http://10.0.0.9; proxy_set_header Upgrade $http_upgrade;', '', OLD],
  ])('is not told %s', (_, target, around, version) => {
    expect(seen('no-pool', http(around + server({ '/': `proxy_pass ${target} ${ASKED}` })), { version })).toEqual([]);
  });

  test('is no matter of other protocols', () => {
    expect(seen('no-pool', http(server({ '/': 'fastcgi_pass 10.0.0.9:9000;' })))).toEqual([]);
  });

  test('is told once, for all routes', () => {
    const text = http(server({ '/a': 'proxy_pass http://10.0.0.8;', '/b': 'proxy_pass http://10.0.0.9;' }));
    const told = seen('no-pool', text).map(({ location, at }) => `${location} ${at.primary}`);
    expect(told).toEqual(['/a http://10.0.0.8', '/b http://10.0.0.8']);
    expect(read(text).observations.filter(({ id }) => id === 'nginx/no-pool')).toHaveLength(2);
  });
});
