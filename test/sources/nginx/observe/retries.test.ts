import { describe, expect, test } from '@jest/globals';
import { http, seen, servers } from '../reading.js';

/** An upstream, and a location that sends requests to it. */
function app(inside: string, upstream = servers(3), module = 'proxy'): string {
  const target = module === 'proxy' ? 'http://app' : 'app';
  return http(`upstream app { ${upstream} } server { location / { ${module}_pass ${target}; ${inside} } }`);
}

describe('two lines of proxy_next_upstream at one level add up', () => {
  test.each([
    ['error timeout', 'http_502', 'error timeout http_502'],
    ['error timeout', 'error http_503', 'error timeout http_503'],
  ])('%s and %s', (first, second, together) => {
    const [only, ...more] = seen(
      'next-upstream-adds',
      app(`proxy_next_upstream ${first}; proxy_next_upstream ${second};`),
    );
    expect(only?.data).toEqual({ directive: 'proxy_next_upstream', first, second, together });
    expect(only?.at).toEqual({ first: first.split(' ')[0], primary: second.split(' ')[0] });
    expect(more).toEqual([]);
  });

  test.each([
    ['one line', 'proxy_next_upstream error;'],
    ['a line of another module', 'proxy_next_upstream error; fastcgi_next_upstream http_503;'],
    [
      'either branch of a template',
      '\n{% if retry %}\nproxy_next_upstream error;\n{% else %}\nproxy_next_upstream off;\n{% endif %}\n',
    ],
  ])('but not %s', (_, inside) => {
    expect(seen('next-upstream-adds', app(inside))).toEqual([]);
  });
});

describe('POST is repeated', () => {
  const non = 'proxy_next_upstream error timeout non_idempotent;';

  test.each<[title: string, text: string, at: string, data: object]>([
    ['on the word', app(non), 'non_idempotent', { reason: 'word', directive: 'proxy_next_upstream', servers: 3 }],
    [
      'in any case, by any module',
      app('fastcgi_next_upstream error NON_IDEMPOTENT;', servers(2), 'fastcgi'),
      'NON_IDEMPOTENT',
      { reason: 'word', directive: 'fastcgi_next_upstream', servers: 2 },
    ],
  ])('%s', (_, text, at, data) => {
    expect(seen('non-idempotent', text)).toEqual([
      { id: 'non-idempotent', location: '/', at: { primary: at }, data: { upstream: 'app', ...data } },
    ]);
  });

  test.each([
    ['there is one server', app(non, servers(1))],
    ['all but one server are down', app(non, 'server 10.0.0.1; server 10.0.0.2 down;')],
    ['the word is not there', app('proxy_next_upstream error timeout;')],
    ['off stands beside it', app('proxy_next_upstream off non_idempotent;')],
    ['the line is of another module', app('fastcgi_next_upstream error non_idempotent;')],
  ])('but not where %s', (_, text) => {
    expect(seen('non-idempotent', text)).toEqual([]);
  });

  /** CHANGES of 1.9.13: "non-idempotent requests (POST, LOCK, PATCH) [are not passed] by default". */
  test.each(['proxy', 'fastcgi', 'uwsgi', 'scgi'])('by %s before 1.9.13 without any word', (module) => {
    const told = seen('non-idempotent', app('', servers(2), module), { version: '1.9.12' });
    const data = { reason: 'version', directive: `${module}_next_upstream`, upstream: 'app', servers: 2 };
    expect(told.map((each) => each.data)).toEqual([data]);
    expect(seen('non-idempotent', app('', servers(2), module), { version: '1.9.13' })).toEqual([]);
    expect(seen('non-idempotent', app('', servers(2), module))).toEqual([]);
  });

  test.each([
    ['', 'http://app'],
    ['proxy_next_upstream error;', 'error'],
    ['proxy_next_upstream timeout;', 'timeout'],
    ['proxy_next_upstream_tries 2;', 'http://app'],
  ])('before 1.9.13 with "%s"', (inside, at) => {
    expect(seen('non-idempotent', app(inside), { version: '1.8.1' }).map((each) => each.at.primary)).toEqual([at]);
  });

  test.each([
    ['proxy_next_upstream off;', servers(3), 'proxy'],
    ['proxy_next_upstream_tries 1;', servers(3), 'proxy'],
    ['proxy_next_upstream_tries ${TRIES};', servers(3), 'proxy'],
    // Answers are repeated because somebody asked for it.
    ['proxy_next_upstream http_502;', servers(3), 'proxy'],
    ['', servers(1), 'proxy'],
    // What is asked of it has no method, or it came later.
    ['', servers(3), 'memcached'],
    ['', servers(3), 'grpc'],
  ])('but not before 1.9.13 with "%s" and %s of %s', (inside, upstream, module) => {
    expect(seen('non-idempotent', app(inside, upstream, module), { version: '1.8.1' })).toEqual([]);
  });
});

/** Facts F.4: `proxy_next_upstream_timeout` is looked at between tries. */
describe('a cap below one try', () => {
  test('ends nothing that runs', () => {
    const [only, ...more] = seen('retry-cap', app('proxy_next_upstream_timeout 10s; proxy_read_timeout 30s;'));
    expect(only?.at).toEqual({ primary: '10s', attempt: '30s' });
    expect(only?.data).toEqual({
      directive: 'proxy_next_upstream_timeout',
      cap: '10s',
      attempt: '30s',
      attemptDirective: 'proxy_read_timeout',
      worst: '40s',
      servers: 3,
    });
    expect(more).toEqual([]);
  });

  test.each([
    ['proxy_next_upstream_timeout 30s; proxy_read_timeout 30s;', servers(3)],
    ['proxy_next_upstream_timeout 40s; proxy_read_timeout 30s;', servers(3)],
    ['proxy_next_upstream_timeout 0; proxy_read_timeout 30s;', servers(3)],
    ['proxy_next_upstream_timeout 10s; proxy_read_timeout ${READ};', servers(3)],
    ['proxy_next_upstream_timeout ${CAP}; proxy_read_timeout 30s;', servers(3)],
    // There is no second try after a timeout.
    ['proxy_next_upstream_timeout 10s; proxy_next_upstream error;', servers(3)],
    ['proxy_next_upstream_timeout 10s; proxy_next_upstream_tries 1;', servers(3)],
    ['proxy_next_upstream_timeout 10s;', servers(1)],
    ['', servers(3)],
  ])('is not "%s" with %s', (inside, upstream) => {
    expect(seen('retry-cap', app(inside, upstream))).toEqual([]);
  });
});
