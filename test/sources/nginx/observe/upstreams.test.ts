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
