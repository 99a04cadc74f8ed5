import { describe, expect, test } from '@jest/globals';
import type { NginxRoute } from '../../../src/sources/nginx/routes.js';
import { officialMain } from '../../../src/sources/nginx/shipped.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import { http, routesIn } from './oneRoute.js';

/** Whose names, at which addresses: `a.example @ *:80`. */
function heading({ route }: NginxRoute): string {
  return `${route.server.join(' ')} @ ${route.listen.join(' ')}`.trim();
}

/** Which requests, and what stands at the route's place: `~ /x [if ($a)] at if`. */
function part({ route }: NginxRoute, text: string): string {
  const { modifier, location, condition, span } = route;
  const place = `at ${text.slice(span.start, span.end)}`;
  return [modifier, location, condition && `[${condition}]`, place].filter(Boolean).join(' ');
}

const parts = (text: string): string[] => routesIn(text).map((route) => part(route, text));

describe('the routes of a server', () => {
  test.each<[content: string, expected: readonly string[]]>([
    ['', ['at server']],
    ['location / { }', ['/ at location']],
    ['location ^~ / { }', ['^~ / at location']],
    // These do not take everything: the server answers the rest itself.
    ['location = / { }', ['= / at location', 'at server']],
    ['location ~ / { }', ['~ / at location', 'at server']],
    // nginx takes a modifier without a space, too, outside of quotes.
    ['location =/x { }', ['= /x at location', 'at server']],
    ['location ~*\\.php$ { }', ['~* \\.php$ at location', 'at server']],
    ['location ~^/y { }', ['~ ^/y at location', 'at server']],
    ['location ^~/z { }', ['^~ /z at location', 'at server']],
    ['location "=/x" { }', ['=/x at location', 'at server']],
    ['location @named { }', ['@named at location', 'at server']],
    // Conditions only where they send requests elsewhere.
    ['location / { if ($a) { return 403; } }', ['/ at location']],
    ['location / { if ($a) { proxy_pass http://a; } }', ['/ at location', '/ [if ($a)] at if']],
    [
      'location / { proxy_pass http://a; limit_except GET POST { proxy_pass http://b; } }',
      ['/ at location', '/ [limit_except GET POST] at limit_except'],
    ],
    ['location / { limit_except GET { deny all; } }', ['/ at location']],
  ])('with "%s"', (content, expected) => {
    expect(parts(http(`server { listen 80; ${content} }`))).toEqual(expected);
  });

  test.each<[lines: string, expected: string]>([
    ['', '@ *:80'],
    ['listen 8080;', '@ *:8080'],
    ['listen 127.0.0.1;', '@ 127.0.0.1:80'],
    ['listen 127.0.0.1:81 default_server;', '@ 127.0.0.1:81'],
    ['listen [::]:80;', '@ [::]:80'],
    ['listen [::1];', '@ [::1]:80'],
    ['listen unix:/run/nginx.sock;', '@ unix:/run/nginx.sock'],
    ['listen ${PORT};', '@ ${PORT}'],
    ['listen %PORT%;', '@ %PORT%'],
    ['listen 80; listen *:80; listen 81;', '@ *:80 *:81'],
    ['server_name a.example b.example; server_name c.example;', 'a.example b.example c.example @ *:80'],
  ])('with "%s" are those of %s', (lines, expected) => {
    expect(routesIn(http(`server { ${lines} }`)).map(heading)).toEqual([expected]);
  });
});

describe('the routes of a configuration', () => {
  test('are those of all its servers, of http and of stream, in their order', () => {
    const text = `events {}
      stream { server { listen 1; } upstream a { server 10.0.0.1:1; } }
      http { server { listen 2; } map $a $b { default 1; } server { listen 3; } }`;
    const routes = routesIn(text);
    expect(routes.map(({ route }) => `${route.protocol} ${route.listen.join()}`)).toEqual([
      'stream *:1',
      'http *:2',
      'http *:3',
    ]);
    expect(parts(text)).toEqual(['at server', 'at server', 'at server']);
  });

  test.each<[title: string, text: string, expected: readonly string[]]>([
    ['http without servers has one for what it sets', http('keepalive_timeout 5s;'), ['at http']],
    ['http that sets nothing has none', http(''), []],
    ['a bare directive has one', 'keepalive_timeout 5s;', ['at keepalive_timeout']],
    ['a file of a location, too', 'proxy_pass http://a; proxy_read_timeout 5s;', ['at proxy_pass']],
    ['a file of locations has theirs', 'location /a { } location /b { }', ['/a at location', '/b at location']],
    ['a file of a server without locations has one', 'listen 80; server_name a;', ['at listen']],
    ['a file without anything has none', '', []],
    ['events alone have none', 'events { }', []],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
    expect(routesIn(text).map(heading)).toEqual(expected.map(() => expect.stringMatching(/^(?:a )?@$/)));
  });

  test("are none for what the image's main file sets alone", () => {
    const main = officialMain();
    expect(readNginx([main], hostOf([main]), undefined).routes).toEqual([]);
  });
});
