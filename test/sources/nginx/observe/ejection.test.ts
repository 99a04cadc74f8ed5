import { describe, expect, test } from '@jest/globals';
import { http, seen, servers } from '../reading.js';

/** An upstream, and a location that sends requests to it. */
function app(inside: string, upstream = servers(3)): string {
  return http(`upstream app { ${upstream} } server { location / { proxy_pass http://app; ${inside} } }`);
}

/** Facts F.4: "After such a round every peer is disabled for 10 s (max_fails=1)". */
describe('one request takes every server out', () => {
  test('where each is tried until the timeout', () => {
    expect(seen('ejection', app('proxy_read_timeout 20s;'))).toEqual([
      {
        id: 'ejection',
        location: '/',
        at: { primary: '10.0.0.1', attempt: '20s' },
        data: { upstream: 'app', servers: 3, attempt: '20s', attemptDirective: 'proxy_read_timeout', all: '60s' },
      },
    ]);
  });

  test('which is told once for an upstream', () => {
    const locations = ['/a', '/b'].map((path) => `location ${path} { proxy_pass http://app; }`).join(' ');
    const text = http(`upstream app { ${servers(2)} } server { ${locations} }`);
    expect(seen('ejection', text).map((each) => each.location)).toEqual(['/a']);
  });

  test.each([
    'server 10.0.0.1; server 10.0.0.2 backup;',
    'server 10.0.0.1 max_fails=1; server 10.0.0.2 fail_timeout=30s weight=2;',
    'server 10.0.0.1 max_conns=0; server 10.0.0.2 resolve;',
    'server ${HOST}:8000; server 10.0.0.2;',
  ])('of %s', (upstream) => {
    expect(seen('ejection', app('', upstream))).toHaveLength(1);
  });

  test.each([
    ['', 'server 10.0.0.1 max_fails=0; server 10.0.0.2;'],
    ['', 'server 10.0.0.1; server 10.0.0.2 max_fails=3;'],
    ['', 'server 10.0.0.1; server 10.0.0.2 fail_timeout=0;'],
    ['', 'server 10.0.0.1; server 10.0.0.2 ${PARAMETERS};'],
    // A single server is never taken out.
    ['', servers(1)],
    ['proxy_next_upstream error;', servers(3)],
    ['proxy_next_upstream_tries 2;', servers(3)],
    ['proxy_next_upstream_tries ${TRIES};', servers(3)],
    ['proxy_next_upstream_timeout 30s;', servers(3)],
    ['proxy_next_upstream_timeout ${CAP};', servers(3)],
    ['proxy_read_timeout ${READ};', servers(3)],
  ])('but not with "%s" and %s', (inside, upstream) => {
    expect(seen('ejection', app(inside, upstream))).toEqual([]);
  });
});
