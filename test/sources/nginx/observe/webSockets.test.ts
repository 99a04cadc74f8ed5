import { describe, expect, test } from '@jest/globals';
import { http, NEW, OLD, read, seen } from '../reading.js';

const UPGRADE = 'proxy_set_header Upgrade $http_upgrade;';
const CONSTANT = `${UPGRADE} proxy_set_header Connection "Upgrade";`;
/** Nothing to be told of. */
const FINE = `proxy_http_version 1.1; proxy_read_timeout 1h; ${UPGRADE}`;

function location(inside: string, path = '/', module = 'proxy', main = 'worker_shutdown_timeout 5m;'): string {
  const target = module === 'proxy' ? 'http://10.0.0.1' : '10.0.0.1:9000';
  return main + http(`server { location ${path} { ${module}_pass ${target}; ${inside} } }`);
}

/** What is told of a route: the reason, and what stands there. */
function told(text: string, version: string | undefined = NEW): string[] {
  return seen('websocket', text, { version }).map(({ data, at }) => `${data.reason} ${at.primary}`);
}

describe('a route that forwards Upgrade', () => {
  test('has nothing told of it with HTTP/1.1, a read timeout of its own and an end to old workers', () => {
    expect(told(location(FINE), OLD)).toEqual([]);
    expect(told(location(FINE.replace('$http_upgrade', '""')), OLD)).toEqual([]);
  });

  test.each<[inside: string, old: string[], unknown: string[], since: string[]]>([
    [FINE, [], [], []],
    [FINE.replace('proxy_http_version 1.1;', ''), ['http10 Upgrade'], ['http10 Upgrade'], []],
    [FINE.replace('1.1', '1.0'), ['http10 Upgrade'], ['http10 Upgrade'], ['http10 Upgrade']],
    [FINE.replace('proxy_http_version 1.1', 'include more.d/x'), [], [], []],
    [FINE.replace('1.1', '1.0; include more.d/x'), ['http10 Upgrade'], ['http10 Upgrade'], ['http10 Upgrade']],
    [FINE.replace('1.1', ''), [], [], []],
    [FINE.replace('proxy_http_version', 'fastcgi_buffering off; proxy_http_version'), [], [], []],
  ])('%s', (inside, old, unknown, since) => {
    expect(told(location(inside), OLD)).toEqual(old);
    expect(seen('websocket', location(inside)).map(({ data, at }) => `${data.reason} ${at.primary}`)).toEqual(unknown);
    expect(told(location(inside), NEW)).toEqual(since);
  });

  test('speaks HTTP/1.0 by default before 1.29.7', () => {
    const unset = FINE.replace('proxy_http_version 1.1;', '');
    const [sure] = seen('websocket', location(unset), { version: OLD });
    expect(sure).toMatchObject({ data: { reason: 'http10', value: '1.0' }, at: { primary: 'Upgrade' } });
    expect(sure?.data).not.toHaveProperty('versions');
    expect(sure).not.toHaveProperty('confidence');
    const [perhaps] = seen('websocket', location(unset));
    expect(perhaps?.data).toEqual({ reason: 'http10', value: '1.0', versions: 'before nginx 1.29.7' });
    const fragment = `server { location / { proxy_pass http://10.0.0.1; ${unset} } }`;
    expect(seen('websocket', fragment, { version: OLD })[0]?.confidence).toBe('medium');
  });

  test('speaks HTTP/1.0 where that is written', () => {
    const fragment = `server { location / { proxy_pass http://10.0.0.1; ${FINE.replace('1.1', '1.0')} } }`;
    expect(seen('websocket', fragment)).toEqual([
      {
        id: 'websocket',
        location: '/',
        at: { primary: 'Upgrade', version: '1.0' },
        data: { reason: 'http10', value: '1.0' },
      },
    ]);
  });

  test('is cut after the read timeout that it has by default', () => {
    const data = { reason: 'default-timeout', value: '60s', directive: 'proxy_read_timeout' };
    const unset = FINE.replace('proxy_read_timeout 1h;', '');
    expect(seen('websocket', location(unset))).toEqual([
      { id: 'websocket', location: '/', at: { primary: 'Upgrade' }, data },
    ]);
    expect(told(location(`${unset} include more.d/x;`))).toEqual([]);
    expect(seen('stream-gap', location(`${unset} proxy_buffering off;`))).toEqual([]);
  });

  test.each<[path: string, inside: string, expected: string[]]>([
    ['/', CONSTANT, ['constant "Upgrade"']],
    ['/', `${UPGRADE} proxy_set_header Connection upgrade;`, ['constant upgrade']],
    ['/', `${UPGRADE} proxy_set_header Connection $http_connection;`, []],
    ['/', `${UPGRADE} proxy_set_header Connection keep-alive;`, []],
    ['/', `${UPGRADE} proxy_set_header Connection "keep-alive, upgrade";`, []],
    ['/', `${UPGRADE} proxy_set_header Connection upgrades;`, []],
    ['/', `${UPGRADE} proxy_set_header Connection $http_upgrade;`, []],
    // Such a location is for WebSockets alone.
    ['/ws', CONSTANT, []],
    ['= /', CONSTANT, []],
    ['~ /', CONSTANT, []],
  ])('asks for an upgrade on every request: location %s with %s', (path, inside, expected) => {
    const given = `proxy_http_version 1.1; proxy_read_timeout 1h; ${inside}`;
    expect(told(location(given, path))).toEqual(expected);
  });

  test('does not ask for it with a line of the server that the location takes away', () => {
    const server = `server { proxy_set_header Connection upgrade; location / { proxy_pass http://10.0.0.1; ${FINE} } }`;
    expect(told(`worker_shutdown_timeout 5m; ${http(server)}`)).toEqual([]);
  });

  test('asks for it also where only the inside of the location was read', () => {
    expect(told(`proxy_pass http://10.0.0.1; ${FINE} proxy_set_header Connection upgrade;`)).toEqual([
      'constant upgrade',
    ]);
  });
});

describe('old workers', () => {
  test('live as long as the last WebSocket, which is told once', () => {
    const two = location(`${FINE} } location /b { proxy_pass http://10.0.0.1; ${FINE}`, '/', 'proxy', '');
    expect(seen('websocket', two)).toEqual([
      { id: 'websocket', location: '/', at: { primary: 'Upgrade' }, data: { reason: 'shutdown', value: '' } },
    ]);
  });

  test.each([
    ['their end is set', location(FINE)],
    ['it may be set in a file that was not read', location(FINE, '/', 'proxy', 'include main.d/x;')],
    ['the main level was not read', `server { location / { proxy_pass http://10.0.0.1; ${FINE} } }`],
    ['there is no WebSocket', location('proxy_buffering off; proxy_read_timeout 1h;', '/', 'proxy', '')],
  ])('are not told of where %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a stream that pauses for longer than the default', () => {
  test.each(['proxy', 'fastcgi', 'uwsgi', 'scgi'])('is cut by %s', (module) => {
    expect(seen('stream-gap', location(`${module}_buffering off;`, '/', module))).toEqual([
      {
        id: 'stream-gap',
        location: '/',
        at: { primary: 'off' },
        data: { value: '60s', directive: `${module}_read_timeout` },
      },
    ]);
  });

  test.each([
    'proxy_buffering on;',
    'proxy_buffering off; proxy_read_timeout 60s;',
    'proxy_buffering off; include more.d/x;',
    'fastcgi_buffering off;',
    '',
  ])('but not with %s', (inside) => {
    expect(seen('stream-gap', location(inside))).toEqual([]);
  });
});

test('templates that were stepped over are told, at most 60 characters of each', () => {
  const long = `{% if ${'x'.repeat(80)} %}`;
  const { unknowns } = read(`${long}\nserver {}\n{% endif %}\n`);
  expect(unknowns.map(({ kind, name, text, span }) => [kind, name, text, span.end - span.start])).toEqual([
    ['template', 'template', long.slice(0, 60), long.length],
    ['template', 'template', '{% endif %}', '{% endif %}'.length],
  ]);
});
