import { describe, expect, test } from '@jest/globals';
import { http, NEW, OLD, seen, servers } from '../reading.js';

const SERVER =
  'server { location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; } }';
const BEFORE = 'before nginx 1.29.7';

function upstream(inside: string, version?: string): [text: string, given: { version?: string }] {
  return [http(`upstream app { ${inside} } ${SERVER}`), version === undefined ? {} : { version }];
}

describe('keepalive before the balancing method', () => {
  test.each([
    [OLD, {}],
    [undefined, { versions: BEFORE }],
  ])('is undone by it in %s', (version, versions) => {
    expect(seen('pool-before-balancer', ...upstream(`keepalive 16; ip_hash; ${servers(2)}`, version))).toEqual([
      {
        id: 'pool-before-balancer',
        location: undefined,
        at: { primary: 'keepalive', method: 'ip_hash' },
        data: { upstream: 'app', method: 'ip_hash', ...versions },
      },
    ]);
  });

  test.each([
    [NEW, `keepalive 16; ip_hash; ${servers(2)}`],
    [OLD, `ip_hash; keepalive 16; ${servers(2)}`],
    [OLD, `ip_hash; ${servers(2)}`],
  ])('is no matter in %s: %s', (version, inside) => {
    expect(seen('pool-before-balancer', ...upstream(inside, version))).toEqual([]);
  });
});

describe('a pool of fewer connections than servers', () => {
  test('is too small', () => {
    expect(seen('pool-too-small', ...upstream(`${servers(3)} keepalive 2;`, OLD))).toEqual([
      {
        id: 'pool-too-small',
        location: undefined,
        at: { primary: '2' },
        data: { upstream: 'app', size: 2, servers: 3 },
      },
    ]);
  });

  test.each([
    ['of as many', `${servers(2)} keepalive 2;`],
    ['of those that are up', `${servers(2)} server 10.0.0.9 down; keepalive 2;`],
    ['that is off', `${servers(3)} keepalive 0;`],
    ['of unknown size', `${servers(3)} keepalive \${SIZE};`],
    ['that nobody wrote', servers(33)],
  ])('but not one %s', (_, inside) => {
    expect(seen('pool-too-small', ...upstream(inside, NEW))).toEqual([]);
  });
});

describe('limits of a pool that is not there', () => {
  test.each(['keepalive_timeout', 'keepalive_requests', 'keepalive_time'])('%s', (directive) => {
    const text = `${servers(1)} ${directive} 100;`;
    const one = { id: 'pool-settings-unused', location: undefined, at: { primary: directive } };
    const data = { upstream: 'app', directive };
    expect(seen('pool-settings-unused', ...upstream(text, OLD))).toEqual([{ ...one, data }]);
    expect(seen('pool-settings-unused', ...upstream(text))).toEqual([{ ...one, data: { ...data, versions: BEFORE } }]);
    expect(seen('pool-settings-unused', ...upstream(text, NEW))).toEqual([]);
    expect(seen('pool-settings-unused', ...upstream(`${text} keepalive 16;`, OLD))).toEqual([]);
    expect(seen('pool-settings-unused', ...upstream(`${text} include pools/app;`, OLD))).toEqual([]);
  });
});

test('an upstream of one file and the server of another are told of once', () => {
  const files = { 'app.conf': `upstream app { ${servers(3)} keepalive 2; }` };
  expect(seen('pool-too-small', SERVER, { files })).toHaveLength(1);
  const literal = { 'b.conf': `server { location / { proxy_pass http://10.0.0.1; } }` };
  expect(seen('pool-literal', files['app.conf'], { files: literal })).toEqual([]);
});

describe('a pool that the address of its server passes by', () => {
  const literal = (target: string, server: string, more = '') =>
    seen(
      'pool-literal',
      http(`upstream app { server ${server}; keepalive 16; }
      server { location /b { proxy_pass ${target}; } ${more} }`),
    );

  test('is told at the address, instead of that there is no pool', () => {
    const more = 'location /c { proxy_pass http://10.0.0.9; }';
    expect(literal('http://10.0.0.1:8000', '10.0.0.1:8000', more)).toEqual([
      {
        id: 'pool-literal',
        location: '/b',
        at: { primary: 'http://10.0.0.1:8000', keepalive: '16' },
        data: { upstream: 'app', target: 'http://10.0.0.1:8000' },
      },
    ]);
    const text = http(`upstream app { server 10.0.0.1; keepalive 16; }
      server { location /b { proxy_pass http://10.0.0.1; } ${more} }`);
    expect(seen('no-pool', text).map(({ location }) => location)).toEqual(['/c']);
  });

  test.each([
    ['http://10.0.0.1', '10.0.0.1:80'],
    ['http://10.0.0.1:80/', '10.0.0.1'],
    ['http://localhost:8000', '127.0.0.1:8000'],
    ['http://APP.internal:8000', 'app.Internal:8000'],
    ['http://[::1]', '[::1]:80'],
    ['https://10.0.0.1', '10.0.0.1:443'],
    ['http://unix:/run/app.sock:', 'unix:/run/app.sock:'],
  ])('%s is %s', (target, server) => {
    expect(literal(target, server)).toHaveLength(1);
  });

  test.each([
    ['http://10.0.0.1:8000', '10.0.0.1:8001'],
    ['http://10.0.0.1', '10.0.0.2'],
    ['http://app.localhost', 'app.127.0.0.1'],
    // An upstream's servers have port 80, whatever speaks to them.
    ['https://10.0.0.1', '10.0.0.1'],
    ['http://10.0.0.1', '10.0.0.1 down'],
  ])('%s is not %s', (target, server) => {
    expect(literal(target, server)).toEqual([]);
  });

  test('is none where the pool is used elsewhere, or is no pool', () => {
    expect(literal('http://10.0.0.1', '10.0.0.1', 'location / { proxy_pass http://app; }')).toEqual([]);
    const text = 'upstream app { server 10.0.0.1; } server { location / { proxy_pass http://10.0.0.1; } }';
    expect(seen('pool-literal', http(text))).toEqual([]);
  });
});

/** Facts 15 to 17: a connection of the pool that was just closed is tried again on `error`. */
describe('a stale connection is not tried again', () => {
  const stale = (inside: string) =>
    seen(
      'stale-not-retried',
      http(`upstream app { server 10.0.0.1; keepalive 16; } ${SERVER.replace('} }', `${inside} } }`)}`),
    );

  test.each([
    ['proxy_next_upstream off;', 'off', 'off'],
    ['proxy_next_upstream timeout http_502;', 'timeout', 'timeout http_502'],
    ['proxy_next_upstream timeout; proxy_next_upstream http_502;', 'timeout', 'timeout http_502'],
  ])('with %s', (inside, at, written) => {
    const data = { directive: 'proxy_next_upstream', written, upstream: 'app' };
    expect(stale(inside)).toEqual([
      { id: 'stale-not-retried', location: '/', at: { primary: at, keepalive: '16' }, data },
    ]);
  });

  test.each([
    ['proxy_next_upstream error;'],
    ['proxy_next_upstream timeout; proxy_next_upstream error;'],
    ['proxy_next_upstream timeout ${MORE};'],
    ['proxy_next_upstream timeout; proxy_next_upstream ${MORE};'],
    // No connection of this one is ever stale.
    ['proxy_next_upstream off; proxy_set_header Connection close;'],
    ['proxy_next_upstream off; proxy_set_header Connection $other;'],
  ])('but not with %s', (inside) => {
    expect(stale(inside)).toEqual([]);
  });
});
