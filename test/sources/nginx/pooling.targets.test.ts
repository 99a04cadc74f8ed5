import { describe, expect, test } from '@jest/globals';
import { hopOf, http, NEW, OLD, servers } from './reading.js';

const ASKED = 'proxy_http_version 1.1; proxy_set_header Connection "";';

/** Whether connections are used again, and why: `no literal`, `perhaps http10-default before 1.29.7`. */
function reuse(text: string, version?: string): string {
  const found = hopOf(text, { version }).reuse;
  if (found === undefined) throw new Error('nothing is forwarded');
  const word = found.reuse === null ? 'perhaps' : found.reuse ? 'yes' : 'no';
  return `${word} ${found.reason}${found.depends ? ' before 1.29.7' : ''}`;
}

describe('what is no upstream has no pool, in any version', () => {
  test.each<[server: string, expected: string]>([
    [`location / { proxy_pass http://10.0.0.1; ${ASKED} }`, 'no literal'],
    [`set $app 10.0.0.1; location / { proxy_pass http://$app; ${ASKED} }`, 'no variable'],
    [`location / { proxy_pass http://$http_app; ${ASKED} }`, 'no variable'],
    [`location / { proxy_pass http://$\{APP}; ${ASKED} }`, 'perhaps unknown'],
  ])('%s', (server, expected) => {
    for (const version of [OLD, NEW, undefined]) expect(reuse(http(`server { ${server} }`), version)).toBe(expected);
  });

  test('a variable may hold the name of one that is there, or that was not read', () => {
    const server = `server { location / { proxy_pass http://$http_app; ${ASKED} } }`;
    expect(reuse(http(`upstream app { ${servers(1)} keepalive 16; } ${server}`), NEW)).toBe('perhaps unknown');
    expect(reuse(http(`include /etc/nginx/upstreams; ${server}`), NEW)).toBe('perhaps unknown');
    expect(reuse(server, NEW)).toBe('perhaps unknown');
  });
});

describe('other protocols', () => {
  const pass = (module: string, inside = '') =>
    http(`upstream app { ${servers(1)} keepalive 16; } server { location / { ${module}_pass app; ${inside} } }`);

  test.each<[module: string, inside: string, expected: string]>([
    ['grpc', '', 'yes pooled'],
    ['memcached', '', 'yes pooled'],
    // Their protocols end with the connection.
    ['uwsgi', '', 'no uwsgi'],
    ['scgi', '', 'no scgi'],
    ['fastcgi', '', 'no fastcgi-keep-conn'],
    ['fastcgi', 'fastcgi_keep_conn off;', 'no fastcgi-keep-conn'],
    ['fastcgi', 'fastcgi_keep_conn ON;', 'yes pooled'],
    ['fastcgi', 'fastcgi_keep_conn ${KEEP};', 'perhaps unknown'],
    ['fastcgi', 'fastcgi_keep_conn;', 'perhaps unknown'],
    ['fastcgi', 'include /etc/nginx/php.conf;', 'perhaps unknown'],
    ['fastcgi', 'include /etc/nginx/php.conf; fastcgi_keep_conn off;', 'no fastcgi-keep-conn'],
  ])('%s_pass, %s', (module, inside, expected) => {
    for (const version of [OLD, NEW, undefined]) expect(reuse(pass(module, inside), version)).toBe(expected);
  });

  test.each<[module: string, old: unknown, unknown: unknown, since: unknown]>([
    ['grpc', '2', '2', '2'],
    ['fastcgi', undefined, undefined, undefined],
  ])('the HTTP version that %s_pass speaks', (module, ...expected) => {
    const versions = [OLD, undefined, NEW].map((version) =>
      hopOf(pass(module), { version }).fact('upstream.httpVersion'),
    );
    expect(versions).toEqual(expected);
  });

  test('the HTTP version that proxy_pass speaks', () => {
    const spoken = (version?: string) =>
      hopOf(pass('proxy').replace('_pass app', '_pass http://app'), { version }).fact('upstream.httpVersion');
    expect([OLD, undefined, NEW].map(spoken)).toEqual(['1.0', null, '1.1']);
  });
});
