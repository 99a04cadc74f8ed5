import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../../src/api.js';
import { positionAt, sliceOf } from '../../../../src/model/span.js';
import { readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';

const NGINX = `server {
  listen 80;
  keepalive_timeout {{ .Values.keepalive }};
  location / {
    proxy_pass http://app:8000;
    proxy_read_timeout 300s;
  }
}`;

const map = (body: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: proxy
data:
  note: nothing
${body}`;
const block = (key: string, text: string, style = '|') => `  ${key}: ${style}\n${text.replace(/^(?=.)/gm, '    ')}\n`;
const read = (text: string, more = '') =>
  readKubernetesFronts([{ name: 'proxy.yaml', text }, ...(more === '' ? [] : [{ name: 'pod.yaml', text: more }])]);

describe('nginx in a ConfigMap', () => {
  test.each(['|', '|-', '|+', '|2', '| # nginx'])('in a block of lines with %s', (style) => {
    const text = map(block('default.conf', style === '|2' ? NGINX.replace(/^(?=.)/gm, '') : NGINX, style));
    const { nginx, unknowns } = read(text);
    expect(nginx.map(({ key, file }) => [key, file.name, file.text.length <= text.length])).toEqual([
      ['default.conf', 'proxy.yaml', true],
    ]);
    expect(nginx[0]?.file.text.trimStart().startsWith('server {')).toBe(true);
    expect(unknowns).toEqual([]);
  });

  test('what the nginx reader finds stands at its place in the manifest', () => {
    const text = map(block('nginx.conf', NGINX.replace('300s', '300x')));
    const files = read(text).nginx.map(({ file }) => file);
    const { findings } = analyze(files);
    const [place] = findings.filter(({ rule }) => rule === 'invalid-value').flatMap(({ spans }) => spans);
    if (place === undefined) throw new Error('nothing was found');
    const { start, end, file } = place.span;
    expect([file.name, text.slice(start, end), sliceOf(place.span)]).toEqual(['proxy.yaml', '300x', '300x']);
    expect(positionAt(file, start)).toEqual(positionAt({ name: '', text }, start));
  });

  test('line ends of Windows', () => {
    const text = map(block('nginx.conf', NGINX)).replaceAll('\n', '\r\n');
    const [view] = read(text).nginx;
    expect(view?.file.text.split('\r\n').length).toBe(text.split('\r\n').length);
  });

  test('in quotes it is said to be unread', () => {
    const { nginx, unknowns } = read(map('  nginx.conf: "server {\\n  listen 80;\\n  location / {\\n }\\n}"\n'));
    expect(nginx).toEqual([]);
    expect(unknowns.map(({ kind, text }) => [kind, text])).toEqual([['file', 'nginx.conf']]);
  });

  test.each([
    ['redis.conf', 'maxmemory 2mb\ntimeout 30\n'],
    ['haproxy.cfg', 'defaults\n  timeout client 30s\n'],
    ['README', 'server {\n}\n'],
    ['app.conf', 'timeout = 30\n'],
  ])('%s is none', (key, text) => {
    expect(read(map(block(key, text)))).toEqual({ fronts: [], observations: [], unknowns: [], nginx: [] });
  });

  test.each([
    ['a directory', '{name: conf, mountPath: /etc/nginx/conf.d/}', '', ['/etc/nginx/conf.d/default.conf']],
    [
      'one file',
      '{name: conf, mountPath: /etc/nginx/nginx.conf, subPath: default.conf}',
      '',
      ['/etc/nginx/nginx.conf'],
    ],
    ['another file of it', '{name: conf, mountPath: /etc/x, subPath: other}', '', []],
    [
      'another name',
      '{name: conf, mountPath: /etc/nginx}',
      ', items: [{key: default.conf, path: nginx.conf}]',
      ['/etc/nginx/nginx.conf'],
    ],
  ])('where pods have it: %s', (_, mount, items, paths) => {
    const pod = `kind: Pod\nmetadata: {name: p}\nspec:\n  containers: [{name: nginx, volumeMounts: [${mount}]}]\n  volumes: [{name: conf, configMap: {name: proxy${items}}}]\n`;
    const [view] = read(map(block('default.conf', NGINX)), pod).nginx;
    expect(view?.paths).toEqual(paths);
    expect(view?.runs).toHaveLength(paths.length);
  });
});
