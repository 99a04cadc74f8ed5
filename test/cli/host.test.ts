import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { candidates, diskHost, type HostOptions } from '../../src/cli/host.js';
import { FileNames } from '../../src/cli/names.js';
import { folder } from './world.js';

const { path: cwd, remove } = folder({
  'conf/a.conf': 'a',
  'conf/b.conf': 'b',
  'conf/10.conf': '10',
  'conf/9.conf': '9',
  'conf/.dot.conf': 'dot',
  'conf/deep/x/y.conf': 'y',
  'conf/deep/z/y.conf': 'z',
  'conf/binary.bin': new Uint8Array([0]),
  'up.conf': 'up',
  'root/etc/nginx/p.conf': 'p',
  'mapped/m.conf': 'm',
});
mkdirSync(join(cwd, 'conf/links'));
symlinkSync('../a.conf', join(cwd, 'conf/links/in.conf'));
symlinkSync('../../up.conf', join(cwd, 'conf/links/out.conf'));
symlinkSync('nowhere', join(cwd, 'conf/links/broken.conf'));
afterAll(remove);

function host(more: Partial<HostOptions> = {}) {
  const roots = ['conf', 'root', 'mapped'].map((name) => join(cwd, name));
  return diskHost({ names: new FileNames(cwd), roots, prefix: undefined, pathMaps: [], virtual: new Map(), ...more });
}

describe('reading', () => {
  test('what lies inside the roots, under its one name', () => {
    expect(host().read('conf/a.conf')).toEqual({ text: 'a', name: 'conf/a.conf' });
    expect(host().read(join(cwd, 'conf/a.conf'))).toEqual({ text: 'a', name: 'conf/a.conf' });
    const both = host();
    both.read('conf/a.conf');
    expect(both.read('conf/links/in.conf')).toEqual({ text: 'a', name: 'conf/a.conf' });
  });

  test.each([
    ['conf/none.conf', 'missing'],
    ['conf/a.conf/x', 'missing'],
    ['conf/links/broken.conf', 'missing'],
    ['conf/deep', 'directory'],
    ['conf/binary.bin', 'unreadable'],
    ['up.conf', 'outside'],
    ['conf/../up.conf', 'outside'],
    ['conf/links/out.conf', 'outside'],
    ['/etc/passwd', 'outside'],
    ['/nowhere/at/all', 'outside'],
    ['conf/a\0b', 'unreadable'],
  ])('%j: %s', (path, problem) => {
    const answer = host().read(path);
    expect(answer).toEqual({ problem });
  });
});

describe('masks', () => {
  const matched = (mask: string, more: Partial<HostOptions> = {}) => {
    const answer = host(more).glob(mask);
    return 'paths' in answer ? answer.paths : answer.problem;
  };

  test('match in byte order, without dot-files', () => {
    expect(matched('conf/*.conf')).toEqual(['conf/10.conf', 'conf/9.conf', 'conf/a.conf', 'conf/b.conf']);
    expect(matched('conf/[ab].conf')).toEqual(['conf/a.conf', 'conf/b.conf']);
    expect(matched(`${cwd}/conf/?.conf`)).toEqual(['conf/9.conf', 'conf/a.conf', 'conf/b.conf']);
    expect(matched('conf/deep/*/y.conf')).toEqual(['conf/deep/x/y.conf', 'conf/deep/z/y.conf']);
  });

  test('match nothing, or lie outside', () => {
    expect(matched('conf/*.none')).toEqual([]);
    expect(matched('conf/none/*')).toEqual([]);
    expect(matched('*.conf')).toBe('outside');
    expect(matched('/etc/*')).toBe('outside');
    expect(matched('conf/../*.conf')).toBe('outside');
  });

  test('leave out links that lead out', () => {
    expect(matched('conf/links/*.conf')).toEqual(['conf/links/broken.conf', 'conf/links/in.conf']);
  });

  test('stand for the files of a dump, and nothing of this machine then', () => {
    const virtual = new Map([
      ['/etc/nginx/conf.d/b.conf', 'B'],
      ['/etc/nginx/conf.d/a.conf', 'A'],
    ]);
    expect(matched('/etc/nginx/conf.d/*.conf', { virtual })).toEqual([
      '/etc/nginx/conf.d/a.conf',
      '/etc/nginx/conf.d/b.conf',
    ]);
    expect(matched('/etc/*.conf', { virtual })).toEqual([]);
    expect(host({ virtual }).read('/etc/nginx/conf.d/../conf.d/a.conf')).toEqual({ text: 'A' });
  });
});

describe('where a path may be', () => {
  const options = {
    prefix: 'root',
    pathMaps: [
      { from: '/etc', to: 'other' },
      { from: '/etc/nginx/', to: 'mapped' },
    ],
  };

  test('the longest map first, then the prefix, then as written', () => {
    expect(candidates('/etc/nginx/m.conf', options)).toEqual([
      'mapped/m.conf',
      'other/nginx/m.conf',
      'root/etc/nginx/m.conf',
      '/etc/nginx/m.conf',
    ]);
    expect(candidates('/etc/nginxed/m.conf', options)[0]).toBe('other/nginxed/m.conf');
    expect(candidates('conf/a.conf', options)).toEqual(['conf/a.conf']);
  });

  test('the first that exists is read, and masks follow too', () => {
    expect(host(options).read('/etc/nginx/m.conf')).toEqual({ text: 'm', name: 'mapped/m.conf' });
    expect(host(options).read('/etc/nginx/p.conf')).toEqual({ text: 'p', name: 'root/etc/nginx/p.conf' });
    expect(host(options).read('/etc/nginx/q.conf')).toEqual({ problem: 'missing' });
    expect(host(options).glob('/etc/nginx/*.conf')).toEqual({ paths: ['mapped/m.conf'] });
  });
});
