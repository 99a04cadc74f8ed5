import { describe, expect, test } from '@jest/globals';
import { http, seen } from '../reading.js';

const APP = 'location @app { proxy_pass http://10.0.0.1; }';

function location(inside: string, more = ''): string {
  return http(`server { location / { ${inside} } ${more} }`);
}

describe('a timeout of another module than the one that passes on', () => {
  test.each([
    ['proxy_read_timeout', 'fastcgi'],
    ['proxy_send_timeout', 'uwsgi'],
    ['fastcgi_connect_timeout', 'grpc'],
  ])('%s beside %s_pass', (directive, module) => {
    const instead = directive.replace(/^[a-z]+/, module);
    const data = { directive, uses: `${module}_pass`, instead, level: 'location' };
    const at = { primary: directive, uses: `${module}_pass` };
    expect(seen('unused-timeout', location(`${module}_pass 10.0.0.1:9000; ${directive} 5s; ${directive} 6s;`))).toEqual(
      [{ id: 'unused-timeout', location: '/', at, data }],
    );
  });

  test.each([
    ['of the module itself', 'fastcgi_pass 10.0.0.1:9000; fastcgi_read_timeout 5s;'],
    [
      'that a location in it uses',
      'fastcgi_pass a; proxy_read_timeout 5s; location /b { proxy_pass http://10.0.0.1; }',
    ],
    ['that an if uses', 'fastcgi_pass a; proxy_read_timeout 5s; if ($arg_b) { proxy_pass http://10.0.0.1; }'],
    ['that code may use', 'fastcgi_pass a; proxy_read_timeout 5s; access_by_lua_block { x() }'],
    ['that a file in it may use', 'fastcgi_pass a; proxy_read_timeout 5s; location /b { include locations/b; }'],
    ['beside what was not read', 'fastcgi_pass a; proxy_read_timeout 5s; include locations/c;'],
  ])('is not one %s', (_, inside) => {
    expect(seen('unused-timeout', location(inside))).toEqual([]);
  });

  test('is told of a location alone, and of a whole one', () => {
    expect(seen('unused-timeout', http('server { proxy_read_timeout 5s; root /srv; }'))).toEqual([]);
    expect(seen('unused-timeout', 'fastcgi_pass a; proxy_read_timeout 5s;')).toEqual([]);
    const other = 'location /b { fastcgi_pass a; }';
    expect(seen('unused-timeout', location(`fastcgi_pass a; proxy_read_timeout 5s; ${other}`))).toHaveLength(1);
  });
});

describe('a timeout where nothing is passed on', () => {
  test.each(['return 204', 'root /srv', 'alias /srv/', 'empty_gif', 'stub_status'])('since it has %s', (answer) => {
    expect(seen('unused-timeout', location(`${answer}; proxy_read_timeout 5s;`))).toEqual([
      {
        id: 'unused-timeout',
        location: '/',
        at: { primary: 'proxy_read_timeout' },
        data: { directive: 'proxy_read_timeout', uses: 'nothing', instead: '', level: 'location' },
      },
    ]);
  });

  test.each(['rewrite_log on', 'mirror_request_body off', 'auth_request_set $a $b', 'error_log /dev/null'])(
    'also with %s',
    (line) => {
      expect(seen('unused-timeout', location(`root /srv; ${line}; proxy_read_timeout 5s;`))).toHaveLength(1);
    },
  );

  test.each([
    'rewrite ^ /b',
    'try_files $uri /b',
    'error_page 404 /b',
    'perl main::b',
    'auth_request /b',
    'mirror /b',
    'slice 1m',
    'ssi on',
    'js_content main.b',
    'content_by_lua_file b.lua',
    'if ($arg_b) { set $b 1; }',
  ])('but not where a request may go on: %s', (line) => {
    expect(seen('unused-timeout', location(`root /srv; proxy_read_timeout 5s; ${line};`))).toEqual([]);
  });

  test('but not where nothing says what answers', () => {
    expect(seen('unused-timeout', location('proxy_read_timeout 5s;'))).toEqual([]);
  });
});

describe('a timeout that a jump to a named location leaves behind', () => {
  test.each([
    ['try_files', 'try_files $uri $uri/ @app;'],
    ['error_page', 'error_page 502 504 = @app;'],
    ['error_page', 'error_page 404 /404.html; error_page 502 = @app;'],
  ])('by %s', (jump, line) => {
    expect(seen('jumped-timeout', location(`root /srv; ${line} proxy_read_timeout 5s;`, APP))).toEqual([
      {
        id: 'jumped-timeout',
        location: '/',
        at: { primary: 'proxy_read_timeout', jump: '@app' },
        data: { directive: 'proxy_read_timeout', target: '@app', jump },
      },
    ]);
  });

  test.each<[title: string, inside: string, more: string]>([
    [
      'that passes on by another module',
      'try_files $uri @app;',
      APP.replace('proxy_pass http://10.0.0.1', 'fastcgi_pass a'),
    ],
    ['that is not there', 'try_files $uri @other;', APP],
    ['of another server', 'try_files $uri @app;', `} server { ${APP}`],
    ['that was not wholly read', 'try_files $uri @app;', APP.replace('}', 'include app.d/x; }')],
    ['but to a path', 'error_page 404 /b;', 'location /b { proxy_pass http://10.0.0.1; }'],
    ['of which nothing is said', 'try_files;', APP],
  ])('is none to one %s', (_, inside, more) => {
    const text = location(`${inside} proxy_read_timeout 5s;`, more);
    expect([...seen('jumped-timeout', text), ...seen('unused-timeout', text)]).toEqual([]);
  });
});
