import { expect, test } from '@jest/globals';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { outermost } from '../../../src/sources/nginx/outermost.js';
import { parseNginx } from '../../../src/sources/nginx/parser.js';

/** Names of given files that no other one includes; `places` says where nginx has some. */
function main(texts: Readonly<Record<string, string>>, places: Readonly<Record<string, string>> = {}): string[] {
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const host = { ...hostOf(files), placeOf: (name: string): string | undefined => places[name] };
  return outermost(files, host, parseNginx).map(({ name }) => name);
}

const A = 'nginx.conf';
const B = 'conf.d/b.conf';

test.each<[title: string, include: string, included: boolean]>([
  ['by its name', 'include conf.d/b.conf;', true],
  ['by its name, said otherwise', 'include ./conf.d/../conf.d/b.conf;', true],
  ['in a block', 'http { server { include conf.d/b.conf; } }', true],
  ['by a mask', 'include conf.d/*.conf;', true],
  ['by a mask of one letter', 'include conf.d/?.conf;', true],
  ['by a mask of several', 'include conf.d/[ab].conf;', true],
  // Where nginx has the files is not known: the last two parts of a path tell.
  ['by an absolute path', 'include /etc/nginx/conf.d/b.conf;', true],
  ['by an absolute mask', 'include /etc/nginx/conf.d/*.conf;', true],
  ['from a directory besides', 'include sites/b.conf;', false],
  ['by an absolute path of another directory', 'include /etc/nginx/sites/b.conf;', false],
  ['by an absolute mask of another directory', 'include /etc/nginx/sites/*.conf;', false],
  ['by a mask of other names', 'include conf.d/*.inc;', false],
  ['by its last part alone', 'include b.conf;', false],
  ['by the last part of an absolute path', 'include /b.conf;', false],
  ['by what only looks like one', 'includes conf.d/b.conf;', false],
  ['by one without a path', 'include;', false],
])('a file is included %s', (_, include, included) => {
  expect(main({ [A]: include, [B]: '' })).toEqual(included ? [A] : [A, B]);
});

test.each<[title: string, texts: Readonly<Record<string, string>>, expected: readonly string[]]>([
  ['one alone, whatever it includes', { [A]: 'include nginx.conf;' }, [A]],
  ['one that includes itself', { [A]: 'include nginx.conf;', [B]: '' }, [A, B]],
  ['one whose own mask fits itself', { [B]: 'include /etc/nginx/conf.d/*.conf;', x: '' }, [B, 'x']],
  ['none of those that others include', { [A]: 'include x;', [B]: 'include ../x;', x: '' }, [A, B]],
  ['one that is included by itself and by another one', { [A]: 'include x;', x: 'include x;' }, [A]],
  ['none of a circle', { [A]: 'include x;', x: 'include nginx.conf;' }, []],
])('outermost is %s', (_, texts, expected) => {
  expect(main(texts)).toEqual(expected);
});

test.each<[title: string, include: string, place: string, included: boolean]>([
  ['there', 'include /etc/nginx/sites/x.conf;', '/etc/nginx/sites/x.conf', true],
  ['there, by a mask', 'include /etc/nginx/sites/*;', '/etc/nginx/sites/x.conf', true],
  // Its own name tells nothing then.
  ['not by the end of its name', 'include /etc/nginx/conf.d/b.conf;', '/etc/nginx/sites/x.conf', false],
  ['not by a mask for the end of its name', 'include /etc/nginx/conf.d/*.conf;', '/etc/nginx/sites/x.conf', false],
])('a file that nginx has elsewhere is included %s', (_, include, place, included) => {
  expect(main({ [A]: include, [B]: '' }, { [B]: place })).toEqual(included ? [A] : [A, B]);
});

test('a relative include starts from where nginx has the file, too', () => {
  const places = { 'deploy/main.conf': '/etc/nginx/nginx.conf', 'sites/x.conf': '/etc/nginx/conf.d/x.conf' };
  expect(main({ 'deploy/main.conf': 'include conf.d/x.conf;', 'sites/x.conf': '' }, places)).toEqual([
    'deploy/main.conf',
  ]);
});
