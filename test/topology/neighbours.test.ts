/** Which app server stands behind a route where its own address is not known. */
import { describe, expect, test } from '@jest/globals';
import { chainsIn, nginxConf, serverText } from './repositoryChains.js';

/** A server whose configuration file is not there, so that its port is not known. */
const UNIT = '[Service]\nExecStart=/opt/shop/bin/gunicorn --config /opt/shop/gunicorn.py shop.wsgi\n';

describe('a server whose port is not known', () => {
  test('is behind the only address that nginx sends requests to', async () => {
    const found = await chainsIn({ 'shop.service': UNIT, 'nginx.conf': nginxConf({ '/': 'http://127.0.0.1:8001' }) });
    expect(found).toEqual(['/ nginx > gunicorn (medium)']);
  });

  test('is behind neither of two', async () => {
    const passes = { '/': 'http://10.0.0.5:8001', '/search/': 'http://10.0.0.9:9200' };
    const found = await chainsIn({ 'shop.service': UNIT, 'nginx.conf': nginxConf(passes) });
    expect(found).toEqual(['/ gunicorn', '/ nginx', '/search/ nginx']);
  });

  test('is behind the address of the own machine rather than of another one', async () => {
    const passes = { '/': 'http://127.0.0.1:8001', '/search/': 'http://10.0.0.9:9200' };
    const found = await chainsIn({ 'shop.service': UNIT, 'nginx.conf': nginxConf(passes) });
    expect(found).toEqual(['/ nginx > gunicorn (medium)', '/search/ nginx']);
  });

  test('is not where another server of the same nginx listens', async () => {
    const servers =
      serverText({ '/a': 'http://127.0.0.1:8080' }, 443) + serverText({ '/b': 'http://127.0.0.1:8001' }, 8080);
    const found = await chainsIn({ 'shop.service': UNIT, 'nginx.conf': `events {}\nhttp {\n${servers}}\n` });
    expect(found.filter((chain) => /^\/[ab]/.test(chain))).toEqual(['/a nginx', '/b nginx > gunicorn (medium)']);
  });

  test('is behind an upstream of several servers', async () => {
    const conf = `events {}\nhttp {\n  upstream shop { server 10.0.0.5:8001; server 10.0.0.6:8001; }\n${serverText({ '/': 'http://shop' })}}\n`;
    expect(await chainsIn({ 'shop.service': UNIT, 'nginx.conf': conf })).toEqual(['/ nginx > gunicorn (medium)']);
  });
});

describe('an address that both sides take from one variable', () => {
  const template = (pass: string): string =>
    `server {\n  listen 8080;\n  location /aux { proxy_pass {{ AUX_URL }}; }\n  location / { proxy_pass ${pass}; }\n}\n`;
  const program = (words: string): string => `[program:web]\ncommand=granian ${words} shop:app\n`;

  test.each([
    ['a socket', 'http://unix:{{ SHOP_SOCKET }}:', '--uds %(ENV_SHOP_SOCKET)s', true],
    ['a port', 'http://127.0.0.1:${SHOP_PORT}', '--host 0.0.0.0 --port %(ENV_SHOP_PORT)s', true],
    ['a port of another host', 'http://search:${SHOP_PORT}', '--host 0.0.0.0 --port %(ENV_SHOP_PORT)s', false],
    ['another variable', 'http://unix:{{ OTHER_SOCKET }}:', '--uds %(ENV_SHOP_SOCKET)s', false],
  ])('%s', async (_, pass, words, linked) => {
    const found = await chainsIn({
      'etc/nginx/default.tpl': template(pass),
      'etc/supervisor/conf.d/web.conf': program(words),
    });
    expect(found.includes('/ nginx > granian (medium)')).toBe(linked);
    expect(found).toContain('/aux nginx');
  });
});

describe('two nginx of one compose project', () => {
  const compose = `services:
  edge:
    image: nginx:1.27
    volumes: ['./edge.conf:/etc/nginx/nginx.conf']
  inner:
    image: nginx:1.27
    volumes: ['./inner.conf:/etc/nginx/nginx.conf']
  web:
    image: shop
    command: gunicorn shop.wsgi -b 0.0.0.0:8000
`;

  test('the outer one is not before the app server', async () => {
    const found = await chainsIn({
      'compose.yaml': compose,
      'edge.conf': nginxConf({ '/edge': 'http://inner:8000' }),
      'inner.conf': nginxConf({ '/inner': 'http://web:8000' }, 8000),
    });
    expect(found.filter((chain) => chain.startsWith('/'))).toEqual(['/edge nginx', '/inner nginx > gunicorn (high)']);
  });
});
