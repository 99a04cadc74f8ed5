import { describe, expect, test } from '@jest/globals';
import { http, seen } from '../reading.js';

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
    ['http://unix:/run/app.sock:', 'unix:/run/app.sock:'],
  ])('%s is %s', (target, server) => {
    expect(literal(target, server)).toHaveLength(1);
  });

  test.each([
    ['http://10.0.0.1:8000', '10.0.0.1:8001'],
    ['http://10.0.0.1', '10.0.0.2'],
    ['http://app.localhost', 'app.127.0.0.1'],
    // Certificates and Host go by the name that stands in proxy_pass.
    ['https://10.0.0.1', '10.0.0.1'],
    ['https://10.0.0.1:443', '10.0.0.1:443'],
    ['http://10.0.0.1', '10.0.0.1 down'],
  ])('%s is not %s', (target, server) => {
    expect(literal(target, server)).toEqual([]);
  });

  test('is none where the pool is used elsewhere, or is no pool', () => {
    expect(literal('http://10.0.0.1', '10.0.0.1', 'location / { proxy_pass http://app; }')).toEqual([]);
    const text = 'upstream app { server 10.0.0.1; } server { location / { proxy_pass http://10.0.0.1; } }';
    expect(seen('pool-literal', http(text))).toEqual([]);
    // The name is that of an upstream, and not of the server of another one.
    const name = 'upstream app { server 10.0.0.1; } upstream other { server app; keepalive 16; }';
    expect(seen('pool-literal', http(`${name} server { location / { proxy_pass http://app; } }`))).toEqual([]);
  });
});
