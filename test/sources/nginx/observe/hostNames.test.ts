import { describe, expect, test } from '@jest/globals';
import { http, type Seen, seen } from '../reading.js';

function told(text: string): Seen[] {
  return [...seen('host-name', text), ...seen('name-resolved-once', text)];
}

function pass(target: string): string {
  return http(`server { location / { proxy_pass ${target}; } }`);
}

function upstream(servers: string): string {
  const locations = 'location /a { proxy_pass http://app; } location /b { proxy_pass http://app; }';
  return http(`upstream app { ${servers} } server { ${locations} }`);
}

/** https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass and `server` of the upstream module. */
describe('nginx looks up at its start', () => {
  test.each([
    ['http://app.example.com', 'app.example.com'],
    ['http://App.Example.com.:8000/x', 'app.example.com'],
    ['http://app', 'app'],
    ['http://app_1:8000', 'app_1'],
    ['http://10.example', '10.example'],
    ['https://v1.2', 'v1.2'],
  ])('%s', (target, host) => {
    expect(told(pass(target))).toEqual([{ id: 'host-name', location: '/', at: { primary: target }, data: { host } }]);
  });

  test.each([
    ['lb-1.eu-west-1.elb.amazonaws.com', 'AWS'],
    ['lb-1.cn-north-1.elb.amazonaws.com.cn', 'AWS'],
    ['app.herokuapp.com', 'Heroku'],
    ['app.herokudns.com', 'Heroku'],
    ['lb.elb.amazonaws.com.example.org', undefined],
    ['app.herokuapp.com.example.org', undefined],
    ['elb.amazonaws.com', undefined],
  ])('%s, whose addresses change by the word of %s', (host, vendor) => {
    const data = vendor === undefined ? { host } : { host, vendor, reason: 'vendor' };
    expect(told(pass(`http://${host}`)).map((each) => each.data)).toEqual([data]);
  });

  test('names of the servers of an upstream, each told once', () => {
    expect(told(upstream('server a.example:80 weight=2; server resolve; server 10.0.0.1;'))).toEqual([
      { id: 'host-name', location: '/a', at: { primary: 'a.example:80' }, data: { host: 'a.example' } },
      { id: 'host-name', location: '/a', at: { primary: 'resolve' }, data: { host: 'resolve' } },
    ]);
  });

  test.each([
    pass('http://10.0.0.1:8000'),
    pass('http://127.0.0.1'),
    pass('http://[::1]:8000'),
    pass('http://localhost:8000'),
    pass('http://unix:/run/app.sock'),
    pass('http://${HOST}'),
    pass('http://app-${STAGE}.example.com'),
    // A variable makes it ask for each request.
    pass('http://app.example.com$request_uri'),
    pass('http://$http_target'),
    upstream('server a.example resolve;'),
    upstream('server a.example service=http resolve;'),
    upstream('server a.example weight=2 service=http;'),
    upstream('server ${HOST}:80;'),
    upstream('server;'),
    // It may be an upstream of a file that was not given.
    'server { location / { proxy_pass http://app; } }',
    http('server { location / { return 204; } }'),
  ])('but no name in %j', (text) => {
    expect(told(text)).toEqual([]);
  });
});
