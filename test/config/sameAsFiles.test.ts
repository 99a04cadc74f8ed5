import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hop } from '../../src/model/hop.js';
import type { Observation } from '../../src/model/observation.js';
import { hostOf } from '../../src/sources/nginx/include.js';
import { readNginx } from '../../src/sources/nginx/index.js';
import { parseNginxVersion } from '../../src/sources/nginx/version.js';
import { readDaphne } from '../../src/sources/daphne/index.js';
import { readGranian } from '../../src/sources/granian/index.js';
import { readGunicorn } from '../../src/sources/gunicorn/index.js';
import { readHypercorn } from '../../src/sources/hypercorn/index.js';
import { parseClick } from '../../src/sources/shared/arguments/click.js';
import { readUvicorn } from '../../src/sources/uvicorn/index.js';
import { readUwsgi } from '../../src/sources/uwsgi/index.js';
import { readWaitress } from '../../src/sources/waitress/index.js';
import type { Invocation, Server } from '../../src/sources/shared/invocation.js';
import { invocation } from '../sources/shared/arguments/words.js';
import { configured, findingsOf, hop as oneHop, timers } from './configured.js';

/** What an observation says, apart from its places. */
function said(observations: readonly Observation[]): string[] {
  return observations.map(({ id, data }) => `${id} ${JSON.stringify(data)}`).toSorted();
}

const time = fc.constantFrom('0', '5s', '30s', '60', '75s', '2m', '250ms', '1h', '150000');
const location = fc.record(
  {
    keepalive_timeout: fc.constantFrom('0', '30s', '75s', '75s 60s', '20s 60s', '1h 30m'),
    client_body_timeout: time,
    send_timeout: time,
    proxy_read_timeout: time,
    proxy_connect_timeout: time,
    proxy_next_upstream: fc.constantFrom('off', 'error timeout', 'error timeout non_idempotent', 'timeout http_503'),
    proxy_next_upstream_timeout: time,
    proxy_next_upstream_tries: fc.constantFrom('0', '1', '2'),
    proxy_http_version: fc.constantFrom('1.0', '1.1'),
    proxy_buffering: fc.constantFrom('on', 'off'),
  },
  { requiredKeys: [] },
);
const pool = fc.record(
  {
    keepalive: fc.constantFrom('0', '1', '32'),
    keepalive_timeout: time,
    keepalive_requests: fc.constantFrom('1', '100', '1000'),
    server: fc.subarray(['10.0.0.1:80', '10.0.0.2:80'], { minLength: 1 }),
  },
  { requiredKeys: ['server'] },
);
const headers = fc.record(
  {
    Connection: fc.constantFrom('', 'close', 'upgrade', '$connection_upgrade', '$http_connection'),
    Upgrade: fc.constant('$http_upgrade'),
    Host: fc.constant('$host'),
  },
  { requiredKeys: [] },
);
const version = fc.constantFrom(undefined, '1.14.0', '1.22.1', '1.29.6', '1.29.7', '1.31.5');

describe('nginx, stated and in its own file', () => {
  test('the same timers, facts, observations and findings', () => {
    fc.assert(
      fc.property(location, pool, headers, version, (inLocation, inPool, lines, wanted) => {
        const { server, ...own } = inPool;
        const directives = (set: object): string =>
          Object.entries(set)
            .map(([name, value]) => `${name} ${value};`)
            .join('\n');
        const text = `http {
          upstream uvicorn { ${server.map((each) => `server ${each};`).join('')} ${directives(own)} }
          server { location / {
            ${directives(inLocation)}
            ${Object.entries(lines)
              .map(([name, value]) => `proxy_set_header ${name} "${value}";`)
              .join('\n')}
            proxy_pass http://uvicorn;
          } }
        }`;
        const file = { name: 'nginx.conf', text };
        const read = readNginx([file], hostOf([file]), wanted === undefined ? undefined : parseNginxVersion(wanted));
        const hop = {
          product: 'nginx',
          ...(wanted === undefined ? {} : { version: wanted }),
          ...inLocation,
          upstream: inPool,
          proxy_set_header: lines,
        };
        const stated = configured(JSON.stringify({ chains: [{ hops: [hop, { product: 'uvicorn' }] }] }));
        expect(stated.problems).toEqual([]);
        const [one] = stated.chains[0]?.hops ?? [];
        const [route] = read.routes;
        expect(timers(one as Hop)).toEqual(timers(route?.hop as Hop));
        expect(one?.facts).toEqual(route?.hop.facts);
        expect(one?.version).toBe(route?.hop.version);
        const observed = stated.observations.filter(({ id }) => id.startsWith('nginx/'));
        expect(said(observed)).toEqual(said(read.observations));
        const chains = read.routes.map((each) => ({ route: each.route, hops: [each.hop], legs: [] }));
        const alone = (stated.chains[0]?.hops ?? []).slice(0, 1);
        const rules = (found: string[]): string[] => found.map((line) => line.replace(/^\d+ /, '')).toSorted();
        expect(
          rules(
            findingsOf({
              chains: stated.chains.map((chain) => ({ ...chain, hops: alone, legs: [] })),
              observations: observed,
            }),
          ),
        ).toEqual(rules(findingsOf({ chains, observations: read.observations })));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['keepalive: 32, proxy_http_version: 1.1, Connection: ""', true],
    ['upstream.keepalive: 32, proxy_http_version: 1.1, proxy_set_header: Connection ""', true],
    ["keepalive: 32, proxy_http_version: 1.1, proxy_set_header: ['Connection \"\"', 'Host $host']", true],
    ['version: 1.29.7', true],
    ['version: 1.29.7, keepalive: 0', false],
    ['version: 1.29.6', false],
    ['version: 1.22.1, keepalive: 32', false],
    ['keepalive: 32', null],
    ['send_timeout: 3s', null],
    ['version: 1.31.5, proxy_pass: "http://127.0.0.1:8000/"', false],
    ['version: 1.31.5, proxy_pass: "http://app/"', true],
    ['version: 1.31.5, uwsgi_read_timeout: 30s', false],
    ['keepalive: "${SIZE}", proxy_http_version: 1.1, Connection: ""', null],
  ])('{ %s }: connections are used again: %s', (settings, reused) => {
    const { chains, problems } = configured(
      `chains: [{ hops: [{ product: nginx, ${settings} }, { product: uvicorn }] }]`,
    );
    expect(problems).toEqual([]);
    expect(chains[0]?.hops[0]?.facts['upstream.reuse']).toBe(reused);
  });

  test('the last hop of a chain forwards nothing, unless it says so', () => {
    const facts = (settings: string) =>
      configured(`chains: [{ hops: [{ product: nginx, ${settings} }] }]`).chains[0]?.hops[0]?.facts;
    expect(facts('send_timeout: 5s')?.['upstream.target']).toBeUndefined();
    expect(facts('proxy_read_timeout: 5s')?.['upstream.target']).toBe('http://application');
  });

  test('clocks of stream make it pass bytes on', () => {
    const hop = oneHop('product: nginx, proxy_timeout: 5m, worker_shutdown_timeout: 3s');
    expect(hop.layer).toBe(4);
    expect(timers(hop)['tunnel.idle']).toBe('proxy_timeout 5m explicit 5m');
  });
});

/** Facts but for the names of the sources, which differ by nature. */
function withoutSources({ facts }: Hop): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.endsWith('Source')));
}

const nothing = (): undefined => undefined;
const READERS: Readonly<
  Record<Exclude<Server, 'fastapi'>, (started: Invocation) => { hop: Hop; observations: readonly Observation[] }>
> = {
  gunicorn: (started) =>
    readGunicorn(
      started,
      nothing,
      () => ({ names: new Map(), classes: new Map() }),
      (pieces) => [pieces],
    ),
  uvicorn: (started) => readUvicorn(started, nothing),
  hypercorn: (started) => readHypercorn(started, nothing, (args, grammar) => parseClick(args, grammar, new Map())),
  granian: (started) => readGranian(started, nothing),
  daphne: (started) => readDaphne(started, nothing, (args, grammar) => parseClick(args, grammar, new Map())),
  waitress: (started) => readWaitress(started, nothing),
  uwsgi: (started) => readUwsgi(started, nothing),
};

/** Options of each server that take a number, and those that are on or off. */
const OPTIONS: Readonly<Record<keyof typeof READERS, readonly [numbers: readonly string[], flags: readonly string[]]>> =
  {
    gunicorn: [
      ['--timeout', '--keep-alive', '--graceful-timeout', '--threads', '--workers', '--max-requests'],
      ['--preload'],
    ],
    uvicorn: [['--timeout-keep-alive', '--workers', '--limit-concurrency', '--ws-ping-interval'], ['--no-access-log']],
    hypercorn: [['--keep-alive', '--graceful-timeout', '--read-timeout', '--workers'], ['--debug']],
    granian: [['--http1-header-read-timeout', '--workers', '--workers-kill-timeout'], ['--no-http1-keep-alive']],
    daphne: [['--http-timeout', '--ping-interval', '--websocket_timeout'], ['--proxy-headers']],
    waitress: [['--channel-timeout', '--cleanup-interval', '--threads'], ['--no-expose-tracebacks']],
    uwsgi: [
      ['--harakiri', '--http-timeout', '--http-keepalive', '--workers'],
      ['--master', '--die-on-term'],
    ],
  };

describe.each(Object.keys(READERS) as (keyof typeof READERS)[])('%s, stated and on its command line', (server) => {
  test('the same timers, facts and observations', () => {
    const [numbers, flags] = OPTIONS[server];
    const chosen = fc.tuple(
      fc.subarray([...numbers]),
      fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: numbers.length, maxLength: numbers.length }),
      fc.subarray([...flags]),
    );
    fc.assert(
      fc.property(chosen, ([names, values, on]) => {
        const given = names.map((name, at) => [name, values[at] as number] as const);
        const words = [
          ...given.map(([name, value]) => `${name}=${value}`),
          ...on,
          ...(server === 'uwsgi' ? [] : ['app:app']),
        ];
        const own = READERS[server](invocation(server, [server, ...words].join(' ')));
        const hop = {
          product: server,
          ...Object.fromEntries(given),
          ...Object.fromEntries(on.map((flag) => [flag, true])),
        };
        const stated = configured(JSON.stringify({ chains: [{ hops: [hop] }] }));
        expect(stated.problems).toEqual([]);
        const one = stated.chains[0]?.hops[0] as Hop;
        // A flag's own text stands where it is written, which here is `true`.
        expect(timers(one)).toEqual(timers(own.hop));
        expect(withoutSources(one)).toEqual(withoutSources(own.hop));
        expect(stated.observations.map(({ id }) => id)).toEqual(own.observations.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });
});
