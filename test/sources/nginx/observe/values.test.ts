import { describe, expect, test } from '@jest/globals';
import { hostOf } from '../../../../src/sources/nginx/include.js';
import { readNginx } from '../../../../src/sources/nginx/index.js';
import { officialMain } from '../../../../src/sources/nginx/shipped.js';
import { http, read, seen } from '../reading.js';

/** A line at a level of its own. */
function at(level: 'location' | 'upstream' | 'server', line: string): string {
  return http(
    level === 'location'
      ? `server { location / { ${line} } }`
      : `${level} ${level === 'upstream' ? 'app' : ''} { ${line} }`,
  );
}

/** Each of them ends `nginx -t` on 1.22.1. */
describe('nginx refuses', () => {
  test.each<[line: string, level: 'location' | 'upstream', written: string, reason: string, place: string]>([
    ['proxy_read_timeout;', 'location', '', 'arguments', 'proxy_read_timeout'],
    ['proxy_read_timeout 1h 30m;', 'location', '1h 30m', 'arguments', '30m'],
    ['keepalive_timeout 75s 60s 5s;', 'location', '75s 60s 5s', 'arguments', '5s'],
    ['keepalive_timeout 75s 60s;', 'upstream', '75s 60s', 'arguments', '60s'],
    ['keepalive 16 local 5;', 'upstream', '16 local 5', 'arguments', '5'],
    ['proxy_read_timeout 1.5s;', 'location', '1.5s', 'time', '1.5s'],
    ['proxy_read_timeout never;', 'location', 'never', 'time', 'never'],
    ['keepalive_timeout 75s soon;', 'location', 'soon', 'time', 'soon'],
    // The header has whole seconds.
    ['keepalive_timeout 75s 500ms;', 'location', '500ms', 'time', '500ms'],
    ['keepalive_requests 1k;', 'location', '1k', 'number', '1k'],
    ['keepalive_requests 5s;', 'location', '5s', 'number', '5s'],
    ['proxy_next_upstream_tries -1;', 'location', '-1', 'number', '-1'],
  ])('%s in %s', (line, level, written, reason, primary) => {
    const directive = line.split(/[ ;]/)[0];
    expect(seen('invalid-value', at(level, line))).toEqual([
      { id: 'invalid-value', location: undefined, at: { primary }, data: { directive, written, reason } },
    ]);
  });

  test.each<[line: string, level: 'location' | 'upstream']>([
    ['keepalive_timeout 75s 60s;', 'location'],
    ['keepalive_timeout 500ms;', 'location'],
    ['keepalive_timeout 75s 1y;', 'location'],
    ['keepalive_timeout 75s ${TOLD};', 'location'],
    ['proxy_read_timeout 60 ${UNIT};', 'location'],
    ['proxy_read_timeout "1h 30m";', 'location'],
    ['keepalive_requests 0;', 'location'],
    ['keepalive 16 local;', 'upstream'],
  ])('but not %s in %s', (line, level) => {
    expect(seen('invalid-value', at(level, line))).toEqual([]);
  });
});

describe('a directive twice at one level', () => {
  test.each([
    'proxy_read_timeout 5s',
    'proxy_pass http://10.0.0.1',
    'proxy_http_version 1.1',
    'fastcgi_pass 10.0.0.1:9000',
    'uwsgi_pass 10.0.0.1:9000',
    'grpc_pass 10.0.0.1:9000',
    'proxy_buffering off',
    'resolver 10.0.0.1',
    'keepalive_requests 5',
  ])('is refused: %s', (line) => {
    const directive = line.split(' ')[0] as string;
    expect(seen('duplicate', at('location', `${line}; ${line}; ${line};`))).toEqual([
      {
        id: 'duplicate',
        location: undefined,
        at: { first: directive, primary: directive },
        data: { directive, own: directive },
      },
    ]);
  });

  test.each([
    ['at two levels', 'proxy_read_timeout 5s; } proxy_read_timeout 5s; location /b {'],
    ['of what adds up', 'proxy_set_header A a; proxy_set_header B b;'],
    [
      'in branches of a template',
      '\n{% if a %}\nproxy_read_timeout 5s;\n{% else %}\nproxy_read_timeout 9s;\n{% endif %}\n',
    ],
    ['in a block that is not of nginx', 'content { proxy_read_timeout 5s; proxy_read_timeout 5s; }'],
  ])('is none %s', (_, lines) => {
    expect(seen('duplicate', at('location', lines))).toEqual([]);
  });

  test('of which the image itself has the first', () => {
    const own = { name: '/etc/nginx/conf.d/own.conf', text: 'keepalive_timeout 20;' };
    const files = [officialMain(), own];
    const { observations } = readNginx(files, hostOf(files), undefined);
    const [only, ...more] = observations.filter(({ id }) => id === 'nginx/duplicate');
    expect(only?.data).toEqual({ directive: 'keepalive_timeout', shipped: 'keepalive_timeout' });
    expect(only?.places.map(({ name, provenance }) => [name, provenance])).toEqual([
      ['first', 'default'],
      ['primary', 'explicit'],
    ]);
    expect(more).toEqual([]);
    const written = read(http('keepalive_timeout 20; keepalive_timeout 30;')).observations.find(
      ({ id }) => id === 'nginx/duplicate',
    );
    expect(written?.places.map(({ provenance }) => provenance)).toEqual(['explicit', 'explicit']);
  });
});

describe('what 1.19.7 took away', () => {
  test.each([
    ['http2_idle_timeout', 'keepalive_timeout'],
    ['http2_recv_timeout', 'client_header_timeout'],
    ['http2_max_requests', 'keepalive_requests'],
  ])('%s', (directive, instead) => {
    const text = at('server', `${directive} 60;`);
    const told = [{ id: 'obsolete', location: undefined, at: { primary: directive }, data: { directive, instead } }];
    expect(seen('obsolete', text, { version: '1.19.7' })).toEqual(told);
    expect(seen('obsolete', text)).toEqual(told);
    expect(seen('obsolete', text, { version: '1.19.6' })).toEqual([]);
  });
});
