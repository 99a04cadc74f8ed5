import { describe, expect, test } from '@jest/globals';
import { http, seen } from '../reading.js';

const PASS = 'proxy_pass http://10.0.0.1;';

function server(outer: string, inner: string): string {
  return http(`server { ${outer} location / { ${inner} } }`);
}

/** Facts 10: any line of a level takes all lines of outer levels away. */
describe('headers that inner ones take away', () => {
  test.each(['proxy', 'grpc'])('%s_set_header', (module) => {
    const set = `${module}_set_header`;
    const outer = `${set} Host $host; ${set} X-Forwarded-For $remote_addr; ${set} X-A a; ${set} Empty "";`;
    const inner = `${module}_pass ${module}://10.0.0.1; ${set} x-a b; ${set} X-B b;`.replace('proxy://', 'http://');
    expect(seen('headers-lost', server(outer, inner))).toEqual([
      {
        id: 'headers-lost',
        location: '/',
        at: { lost: 'Host', primary: 'x-a' },
        data: {
          directive: set,
          lost: 'Host, X-Forwarded-For',
          count: 2,
          level: 'location',
          outer: 'server',
          important: true,
          upgrade: false,
        },
      },
    ]);
  });

  test.each<[outer: string, important: boolean, upgrade: boolean]>([
    ['Accept', false, false],
    ['X-Host', false, false],
    ['Host-Name', false, false],
    ['Accept x; proxy_set_header X-Forwarded-Proto', true, false],
    ['X-Real-IP', true, false],
    ['Forwarded', true, false],
    ['Accept x; proxy_set_header Upgrade', false, true],
  ])('%s matters', (name, important, upgrade) => {
    const [only] = seen('headers-lost', server(`proxy_set_header ${name} x;`, `${PASS} proxy_set_header X-B b;`));
    expect(only?.data).toMatchObject({ important, upgrade });
  });

  test('one that is set twice is one, and those who share the inner lines are told once', () => {
    const inner = `proxy_set_header X-B b; ${PASS} location /a { ${PASS} } location /b { ${PASS} }`;
    const told = seen('headers-lost', server('proxy_set_header X-A a; proxy_set_header X-A b;', inner));
    expect(told.map(({ data }) => [data.lost, data.count])).toEqual([['X-A', 1]]);
  });

  test.each([
    ['no inner line', 'proxy_set_header Host $host;', PASS],
    ['no outer line', '', `${PASS} proxy_set_header Host $host;`],
    ['the same header, whatever its case', 'proxy_set_header HOST a;', `${PASS} proxy_set_header Host b;`],
    ['a header that was only emptied', 'proxy_set_header Accept "";', `${PASS} proxy_set_header Host b;`],
    [
      'an inner line of which a part is not known',
      'proxy_set_header Host a;',
      `${PASS} proxy_set_header X-B b; proxy_set_header X-C \${C};`,
    ],
    [
      'another module, which does not send them',
      'grpc_set_header Host a; proxy_set_header Host a;',
      'fastcgi_pass 10.0.0.1:9000; grpc_set_header X-B b; proxy_set_header X-B b;',
    ],
    ['nothing that is passed on', 'proxy_set_header Host a;', 'proxy_set_header X-B b; return 204;'],
  ])('are none with %s', (_, outer, inner) => {
    expect(seen('headers-lost', server(outer, inner))).toEqual([]);
  });

  /** What one's own application needs would be wrong in somebody else's. */
  test.each([
    ['http://10.0.0.1', 1],
    ['http://api.example.com', 1],
    ['https://10.0.0.1', 1],
    ['https://app', 1],
    ['https://app.v2', 1],
    ['https://app.s1', 1],
    ['https://app.node1:8443', 1],
    ['https://api.example.com', 0],
    ['HTTPS://api.example.com:8443/x', 0],
    ['http://$http_target', 0],
  ])('to %s: %d', (target, count) => {
    const inner = `proxy_pass ${target}; proxy_set_header X-B b;`;
    expect(seen('headers-lost', server('proxy_set_header Host a;', inner))).toHaveLength(count);
  });

  test('to an upstream, whatever the protocol', () => {
    const text = server('proxy_set_header Host a;', 'proxy_pass https://app; proxy_set_header X-B b;');
    const upstream = 'http { upstream app { server 10.0.0.1:443; }';
    expect(seen('headers-lost', text.replace('http {', upstream))).toHaveLength(1);
  });
});
