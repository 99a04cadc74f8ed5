import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../src/model/hop.js';
import { hopIn, location } from './oneRoute.js';

const UPSTREAM = 'upstream app { server 10.0.0.1; server 10.0.0.2; keepalive 8; }';

/** What is known of a route, in the order in which it is shown. */
const CASES: readonly [title: string, text: string, version: string | undefined, facts: Facts][] = [
  [
    'proxy_pass to an upstream with all that pooling takes',
    location(
      `proxy_pass http://app/x; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;
       proxy_next_upstream error http_502;`,
      'listen 443 ssl http2; keepalive_timeout 75s 60s;',
      UPSTREAM,
    ),
    '1.28.0',
    {
      'downstream.idle.advertised': 60_000,
      'downstream.http2': true,
      'upstream.target': 'http://app/x',
      'upstream.module': 'proxy',
      'upstream.name': 'app',
      'upstream.servers': 2,
      'upstream.httpVersion': '1.1',
      'upstream.connectionHeader': '',
      'upstream.reuse': true,
      'upstream.reuseReason': 'pooled',
      'upstream.upgrade': false,
      'upstream.streaming': true,
      'retry.on': 'error http_502',
    },
  ],
  [
    'proxy_pass to one address with WebSockets',
    location('proxy_pass http://10.0.0.1; proxy_set_header Upgrade $http_upgrade; proxy_next_upstream off;'),
    '1.28.0',
    {
      'downstream.idle.advertised': null,
      'downstream.http2': false,
      'upstream.target': 'http://10.0.0.1',
      'upstream.module': 'proxy',
      'upstream.httpVersion': '1.0',
      'upstream.connectionHeader': 'close',
      'upstream.reuse': false,
      'upstream.reuseReason': 'literal',
      'upstream.upgrade': true,
      'upstream.streaming': false,
      'retry.on': '',
    },
  ],
  [
    'gRPC, which is HTTP/2 and has no Connection header',
    location('grpc_pass grpc://app;', '', UPSTREAM),
    '1.28.0',
    {
      'downstream.idle.advertised': null,
      'downstream.http2': false,
      'upstream.target': 'grpc://app',
      'upstream.module': 'grpc',
      'upstream.name': 'app',
      'upstream.servers': 2,
      'upstream.httpVersion': '2',
      'upstream.reuse': true,
      'upstream.reuseReason': 'pooled',
      'upstream.upgrade': false,
      'upstream.streaming': false,
      'retry.on': 'error timeout',
    },
  ],
  [
    'uWSGI, which has no version of HTTP',
    location('uwsgi_pass 10.0.0.1:3031;'),
    undefined,
    {
      'downstream.idle.advertised': null,
      'downstream.http2': false,
      'upstream.target': '10.0.0.1:3031',
      'upstream.module': 'uwsgi',
      'upstream.reuse': false,
      'upstream.reuseReason': 'literal',
      'upstream.upgrade': false,
      'upstream.streaming': false,
      'retry.on': 'error timeout',
    },
  ],
  [
    'a location that answers itself',
    location('return 204;'),
    '1.28.0',
    { 'downstream.idle.advertised': null, 'downstream.http2': false },
  ],
  ['a stream', 'events {} stream { server { listen 1; proxy_pass a:1; } }', undefined, { 'upstream.target': 'a:1' }],
  ['a stream whose target is missing', 'events {} stream { server { listen 1; proxy_pass; } }', undefined, {}],
  ['a stream that answers itself', 'events {} stream { server { listen 1; return x; } }', undefined, {}],
];

describe.each(CASES)('%s', (_, text, version, facts) => {
  test('has these facts, in this order', () => {
    const seen = hopIn(text, version).facts;
    expect(seen).toEqual(facts);
    expect(Object.keys(seen)).toEqual(Object.keys(facts));
  });

  test('gives each by its name, and none besides', () => {
    const hop = hopIn(text, version);
    for (const [name, value] of Object.entries(facts)) expect(hop.fact(name)).toBe(value);
    expect(hop.fact('upstream.unheardOf')).toBeUndefined();
  });
});
