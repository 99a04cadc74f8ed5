import { describe, expect, test } from '@jest/globals';
import { http, NEW, OLD, seen, servers } from '../reading.js';

const POOL = `upstream app { ${servers(1)} keepalive 16; }`;
const ASKED = 'proxy_http_version 1.1; proxy_set_header Connection "";';
const MAP = `map $http_upgrade $asked { default upgrade; '' close; }`;
const WEBSOCKET = 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $asked;';

/** A server with locations by their paths. */
function server(locations: Readonly<Record<string, string>>, inside = ''): string {
  const blocks = Object.entries(locations).map(([path, text]) => `location ${path} { ${text} }`);
  return `server { ${inside} ${blocks.join(' ')} }`;
}

function app(inside: string, module = 'proxy'): string {
  return http(POOL + MAP + server({ '/': `${module}_pass ${module === 'proxy' ? 'http://app' : 'app'}; ${inside}` }));
}

describe('a pool that a route does not use', () => {
  test.each<[inside: string, reason: string, header: string, at: object]>([
    ['', 'http10-default', 'close', { primary: 'http://app' }],
    ['proxy_http_version 1.0;', 'http10-explicit', 'close', { primary: '1.0' }],
    ['proxy_http_version 1.1;', 'connection-default', 'close', { primary: 'http://app' }],
    ['proxy_set_header Connection "Close";', 'connection-close', 'Close', { primary: '"Close"' }],
    ['proxy_set_header Connection $asked;', 'connection-map', 'close', { primary: '$asked', map: 'close' }],
  ])('%s', (inside, reason, header, at) => {
    expect(seen('pool-unused', app(inside), { version: OLD })).toEqual([
      {
        id: 'pool-unused',
        location: '/',
        at: { keepalive: '16', ...at },
        data: {
          reason,
          upstream: 'app',
          directive: 'proxy_pass',
          header,
          map: reason === 'connection-map' ? '$asked' : '',
          size: '16',
          servers: 1,
        },
      },
    ]);
  });

  test.each([
    ['uwsgi', 'uwsgi'],
    ['scgi', 'scgi'],
    ['fastcgi', 'fastcgi-keep-conn'],
  ])('since %s does not keep connections', (module, reason) => {
    for (const version of [OLD, NEW, undefined]) {
      const [only] = seen('pool-unused', app('', module), { version });
      expect(only?.data).toMatchObject({ reason, directive: `${module}_pass`, header: 'close' });
      expect(only?.data).not.toHaveProperty('versions');
    }
  });

  test.each([ASKED, 'proxy_set_header Connection keep-alive;', 'proxy_set_header Connection $other;'])(
    'but not with %s',
    (inside) => {
      expect(seen('pool-unused', app(inside), { version: OLD })).toEqual([]);
    },
  );

  test('may be one only before 1.29.7', () => {
    expect(seen('pool-unused', app(''))[0]?.data.versions).toBe('before nginx 1.29.7');
    expect(seen('pool-unused', app('proxy_http_version 1.0;'))[0]?.data).not.toHaveProperty('versions');
    expect(seen('pool-unused', app(''), { version: NEW })).toEqual([]);
  });

  test.each([
    ['""', 'Host', [{ keepalive: '16', primary: 'Host', cleared: '""' }]],
    // What is lost did not help the pool.
    ['keep-alive', 'Host', []],
  ])('since the header %s is lost behind %s', (value, name, expected) => {
    const inside = `proxy_http_version 1.1; proxy_set_header Connection ${value};`;
    const text = http(POOL + server({ '/': `proxy_pass http://app; proxy_set_header ${name} $host;` }, inside));
    expect(seen('pool-unused', text, { version: OLD }).map(({ at }) => at)).toEqual(expected);
  });

  test('is less sure where the blocks around were not read, and nothing is written', () => {
    const sure = (inside: string) =>
      seen('pool-unused', POOL + server({ '/': `proxy_pass http://app; ${inside}` }), { version: OLD }).map(
        ({ data, confidence }) => [data.reason, confidence],
      );
    expect(sure('')).toEqual([['http10-default', 'medium']]);
    expect(sure('proxy_http_version 1.0;')).toEqual([['http10-explicit', undefined]]);
    expect(seen('pool-unused', app(''), { version: OLD })[0]).not.toHaveProperty('confidence');
  });
});

describe('routes with the same trouble', () => {
  const at = (locations: Readonly<Record<string, string>>, names = 'app') =>
    seen(
      'pool-unused',
      http(names.replace(/\w+/g, (name) => `upstream ${name} { ${servers(1)} keepalive 16; }`) + server(locations)),
      { version: OLD },
    ).map(({ location, at: { primary } }) => `${location} ${primary}`);

  test('have the places of the first, where there is no line to change in each', () => {
    const locations = {
      '/a': 'proxy_pass http://app/x;',
      '/b': 'proxy_pass http://app/y;',
      '/c': 'proxy_pass http://app;',
    };
    expect(at(locations)).toEqual(['/a http://app/x', '/b http://app/x', '/c http://app/x']);
  });

  test('have their own where each has a line, or an upstream', () => {
    const close = 'proxy_set_header Connection';
    expect(
      at({ '/a': `proxy_pass http://app; ${close} close;`, '/b': `proxy_pass http://app; ${close} Close;` }),
    ).toEqual(['/a close', '/b Close']);
    expect(at({ '/a': 'proxy_pass http://app;', '/b': 'proxy_pass http://other;' }, 'app other')).toEqual([
      '/a http://app',
      '/b http://other',
    ]);
    expect(at({ '/a': 'proxy_pass http://app;', '/b': 'proxy_pass http://app/b; proxy_http_version 1.1;' })).toEqual([
      '/a http://app',
      '/b http://app/b',
    ]);
  });
});

describe('a location for WebSockets needs no pool', () => {
  const unused = (locations: Readonly<Record<string, string>>) =>
    seen('pool-unused', http(MAP + POOL + server(locations)), { version: OLD }).map(({ location }) => location);
  const pooled = `proxy_pass http://app; ${ASKED}`;
  const sockets = `proxy_pass http://app; ${WEBSOCKET}`;

  test.each<[title: string, locations: Record<string, string>, told: string[]]>([
    ['beside one that uses it', { '/': pooled, '/ws': sockets }, []],
    ['by a map alone', { '/': pooled, '/ws': sockets.replace('proxy_set_header Upgrade $http_upgrade;', '') }, []],
    ['with HTTP/1.0', { '/': pooled, '/ws': 'proxy_pass http://app; proxy_set_header Upgrade $http_upgrade;' }, []],
    ['unless it takes everything', { '/api': pooled, '/': sockets }, ['/']],
    ['unless no other location uses it', { '/': 'return 204;', '/ws': sockets }, ['/ws']],
    ['unless the other does not, either', { '/': 'proxy_pass http://app;', '/ws': sockets }, ['/', '/ws']],
    ['but others do', { '/': pooled, '/b': 'proxy_pass http://app;' }, ['/b']],
  ])('%s', (_, locations, told) => {
    expect(unused(locations)).toEqual(told);
  });
});
