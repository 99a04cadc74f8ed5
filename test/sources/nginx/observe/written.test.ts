import { describe, expect, test } from '@jest/globals';
import { http, read, seen } from '../reading.js';

describe('values that a template leaves open', () => {
  const text = http(
    'server { location / { proxy_read_timeout ${READ}; send_timeout 5s; lingering_time 30s; keepalive_requests 5; } }',
  );

  test('are unknown', () => {
    const { unknowns } = read(text);
    expect(unknowns).toMatchObject([{ kind: 'value', name: 'proxy_read_timeout', text: '${READ}' }]);
  });

  test('are written as much as others of the vocabulary', () => {
    expect(read(text).written).toBe(3);
  });
});

describe('a clock that is written', () => {
  const written = (text: string) =>
    seen('timeout-written', text).map(
      ({ data: { written: value, hasRoutes, websocket, streaming, guessed } }) =>
        `${value}${hasRoutes ? ' used' : ''}${websocket ? ' websocket' : ''}${streaming ? ' streaming' : ''}${guessed ? ' guessed' : ''}`,
    );
  const pass = 'proxy_pass http://10.0.0.1;';
  const websocket = `${pass} proxy_set_header Upgrade $http_upgrade;`;
  const streaming = `${pass} proxy_buffering off;`;

  test('is told with all that it means', () => {
    const [only] = seen('timeout-written', http('server { location / { lingering_time 5; } }'));
    expect(only?.at).toEqual({ primary: '5' });
    expect(only?.data).toEqual({
      directive: 'lingering_time',
      timer: '',
      ms: 5000,
      value: '5s',
      written: '5',
      bare: true,
      level: 'location',
      hasRoutes: false,
      websocket: false,
      streaming: false,
      zero: 'immediate',
      clock: 'deadline',
      guessed: false,
    });
  });

  test.each<[inside: string, expected: string[]]>([
    [`location / { ${pass} proxy_read_timeout 5s; }`, ['5s used']],
    ['location / { return 204; } proxy_read_timeout 5s;', ['5s']],
    // Another clock, or that of another module.
    [`location / { ${pass} proxy_send_timeout 5s; }`, ['5s']],
    [`location / { ${pass} fastcgi_read_timeout 5s; }`, ['5s']],
    [`location / { ${websocket} proxy_read_timeout 5s; }`, ['5s used websocket']],
    [`location / { ${streaming} proxy_read_timeout 5s; }`, ['5s used streaming']],
    // What one of its routes carries, it carries.
    [`proxy_read_timeout 5s; location /a { ${pass} } location /b { ${websocket} }`, ['5s used websocket']],
    [`proxy_read_timeout 5s; location /a { ${streaming} } location /b { ${pass} }`, ['5s used streaming']],
    [`proxy_read_timeout 5s; location /a { ${websocket} } location /b { ${pass} }`, ['5s used websocket']],
    [`proxy_read_timeout 5s; location /a { ${pass} } location /b { ${streaming} }`, ['5s used streaming']],
    // The same value twice means what it does at each place.
    [
      `location /a { ${websocket} proxy_read_timeout 5s; } location /b { ${pass} proxy_read_timeout 5s; }
       location /c { ${streaming} proxy_read_timeout 5s; } location /d { proxy_read_timeout 5s; }
       location /e { ${pass} proxy_read_timeout 6s; }`,
      ['5s used websocket', '5s used', '5s used streaming', '5s', '6s used'],
    ],
    ['keepalive_requests 5;', []],
  ])('%s', (inside, expected) => {
    expect(written(http(`server { ${inside} }`))).toEqual(expected);
  });

  test('stands perhaps elsewhere than it seems, where only a part was read', () => {
    expect(written('proxy_read_timeout 5s;')).toEqual(['5s guessed']);
    expect(written('proxy_read_timeout 5s; server { proxy_read_timeout 6s; }')).toEqual(['5s guessed', '6s']);
  });
});
