import { describe, expect, test } from '@jest/globals';
import { hopIn, http, location, routesIn } from './oneRoute.js';

/** `kind address`, with `variable` where one stands in the host, and `of NAME` for an upstream block. */
function targetIn(text: string, place?: string): string {
  const target = hopIn(text, undefined, place).target;
  if (target === undefined) return 'none';
  const { kind, address, variable, upstream } = target;
  const of = upstream === undefined ? '' : ` of ${upstream.name}`;
  return `${kind} ${address}${of}${variable ? ' by variable' : ''}`;
}

const UPSTREAMS = 'upstream App { server 10.0.0.1; server 10.0.0.2 down; server 10.0.0.3 backup; }';

describe('requests go', () => {
  test.each([
    // An upstream block is known by its name in any case, whatever scheme and path stand around it.
    ['proxy_pass http://app;', 'upstream app of App'],
    ['proxy_pass HTTP://APP/path;', 'upstream APP of App'],
    ['proxy_pass https://app?a=/b;', 'upstream app of App'],
    ['fastcgi_pass app;', 'upstream app of App'],
    ['uwsgi_pass suwsgi://app;', 'upstream app of App'],
    // Anything else is one address.
    ['proxy_pass http://10.0.0.9:8080/x?y;', 'literal 10.0.0.9:8080'],
    ['proxy_pass http://app.example;', 'literal app.example'],
    ['proxy_pass http://other;', 'literal other'],
    ['proxy_pass http://unix:/run/a.sock:/path;', 'literal unix:/run/a.sock:/path'],
    ['fastcgi_pass unix:/run/php.sock;', 'literal unix:/run/php.sock'],
    ['memcached_pass localhost:11211;', 'literal localhost:11211'],
    ['grpc_pass [::1]:50051;', 'literal [::1]:50051'],
    // A variable may begin the path; in the host it tells nothing.
    ['proxy_pass http://app$request_uri;', 'upstream app of App'],
    ['proxy_pass http://app$uri$is_args$args;', 'upstream app of App'],
    ['proxy_pass http://app/$host;', 'upstream app of App'],
    ['proxy_pass http://$host;', 'unknown $host by variable'],
    ['proxy_pass http://app$suffix;', 'unknown app$suffix by variable'],
    ['proxy_pass http://app$uri_part;', 'unknown app$uri_part by variable'],
    ['proxy_pass http://${BACKEND}:80;', 'unknown ${BACKEND}:80'],
    ['set $to app; proxy_pass http://$to.example;', 'unknown $to.example by variable'],
    ['set $to app; proxy_pass http://x$to;', 'unknown x$to by variable'],
    // Only these pass requests on.
    ['proxy_pass;', 'none'],
    ['proxy_redirect http://app /;', 'none'],
    ['return 204;', 'none'],
  ])('with "%s" to %s', (inside, expected) => {
    expect(targetIn(location(inside, '', UPSTREAMS))).toBe(expected);
  });

  test.each([
    ['set $to app;', '', 'upstream app of App by variable'],
    ['set $to http://app;', '', 'upstream app of App by variable'],
    ['set $TO app;', '', 'upstream app of App by variable'],
    ['set ${to} 10.0.0.9:80;', '', 'literal 10.0.0.9:80 by variable'],
    ['set $to other;', '', 'literal other by variable'],
    ['', 'set $to app;', 'upstream app of App by variable'],
    ['set $other app;', '', 'unknown $to by variable'],
    ['set $to;', '', 'unknown $to by variable'],
    // Which of several is in force depends on the request.
    ['set $to app; set $to other;', '', 'unknown $to by variable'],
    ['set $to app; if ($args) { set $to other; }', '', 'unknown $to by variable'],
    ['set $to app;', 'if ($args) { set $to other; }', 'unknown $to by variable'],
    ['set $to app;', 'set $to other;', 'unknown $to by variable'],
    // A location beside it has nothing to do with it.
    ['set $to app;', 'location /b { set $to other; }', 'upstream app of App by variable'],
    ['set $to $host;', '', 'unknown $to by variable'],
    ['set $to ${BACKEND};', '', 'unknown $to by variable'],
  ])('with "%s" in the location and "%s" in the server to %s', (inside, server, expected) => {
    for (const host of ['$to', '${to}', '$to$request_uri', '$to$uri']) {
      const text = location(`${inside} proxy_pass http://${host};`, server, UPSTREAMS);
      const target = targetIn(text, '/');
      expect(target.replace(host, '$to')).toBe(expected);
    }
  });

  test('where a nested location sets a variable, only for that one', () => {
    const text = location('set $to app; proxy_pass http://$to; location /b { set $to other; }', '', UPSTREAMS);
    expect(targetIn(text, '/')).toBe('unknown $to by variable');
  });

  test.each([
    ['http://app', 'unknown app'],
    ['http://localhost', 'literal localhost'],
    ['http://app:80', 'literal app:80'],
    ['http://app.example', 'literal app.example'],
  ])('in a fragment, whose upstreams may stand elsewhere, with %s to %s', (host, expected) => {
    expect(targetIn(`server { location / { proxy_pass ${host}; } }`)).toBe(expected);
  });
});

describe('proxy_pass is inherited', () => {
  test.each([
    ['not by nested locations', 'location /b { }', '/b', 'none'],
    ['not from a server', '', '/', 'literal a'],
  ])('%s', (_, nested, place, expected) => {
    expect(targetIn(location(`proxy_pass http://a; ${nested}`), place)).toBe(expected);
  });

  test('by if and limit_except, which are routes only with one of their own', () => {
    const text = location(`proxy_pass http://a;
      if ($args) { proxy_pass http://b; }
      if ($arg_x) { set $x 1; }
      limit_except GET { proxy_pass http://c; }`);
    const all = routesIn(text).map(({ route, hop }) => `${route.condition ?? ''} ${hop.target?.address}`);
    expect(all).toEqual([' a', 'if ($args) b', 'limit_except GET c']);
  });
});

test('servers that are down get no requests, backups may', () => {
  const hop = hopIn(location('proxy_pass http://app;', '', UPSTREAMS));
  expect(hop.target?.upstream?.servers.map(({ args }) => args[0]?.text)).toEqual(['10.0.0.1', '10.0.0.3']);
});

test('the place of a target is its word', () => {
  const text = http('server { location / { proxy_pass "http://10.0.0.1/x"; } }');
  const { span, written, module } = hopIn(text).target!;
  expect([text.slice(span.start, span.end), written, module]).toEqual([
    '"http://10.0.0.1/x"',
    'http://10.0.0.1/x',
    'proxy',
  ]);
});
