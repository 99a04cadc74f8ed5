import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonDirectory, isBelow, type Located, scopeOf, scopesOf } from '../../../src/topology/stacks/scopes.js';

/** `proxy deploy`, `app .`: what a directory brings. */
function located(...lines: readonly string[]): Located[] {
  return lines.map((line) => {
    const [part = '', directory = ''] = line.split(' ');
    return { part: part as Located['part'], directory: directory === '.' ? '' : directory };
  });
}

describe('which directories hold a stack of their own', () => {
  test.each<[string, string[], string[]]>([
    ['one that holds both', ['proxy shop', 'app shop'], ['shop']],
    ['the smallest around both', ['proxy shop/nginx', 'app shop/web'], ['shop']],
    ['the top, where that is it', ['proxy nginx', 'app web'], ['']],
    ['several next to each other', ['proxy a', 'app a', 'proxy b/x', 'app b/y'], ['a', 'b']],
    ['not one around others', ['proxy a', 'app a', 'proxy .', 'app .'], ['a']],
    ['none without a proxy', ['app a', 'app b'], []],
    ['a compose project, whatever it holds', ['whole deploy', 'app .'], ['deploy']],
    ['nothing', [], []],
  ])('%s', (_, lines, scopes) => {
    expect(scopesOf(located(...lines))).toEqual(scopes);
  });
});

describe('the scope of a directory', () => {
  test.each<[string, string, string[], string]>([
    ['is the one that it lies in', 'a/deep/er', ['a', 'b'], 'a'],
    ['the innermost of several', 'a/b/c', ['a', 'a/b'], 'a/b'],
    ['itself', 'a', ['a', 'b'], 'a'],
    ['the only one there is, wherever that lies', 'infra', ['app'], 'app'],
    ['the whole repository, where several could be meant', 'infra', ['a', 'b'], ''],
    ['not one that only begins alike', 'ab', ['a', 'b'], ''],
  ])('%s', (_, directory, scopes, scope) => {
    expect(scopeOf(directory, new Set(scopes))).toBe(scope);
  });
});

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }).map((parts) => parts.join('/'));

test('the common directory is around all, and no directory in it is', () => {
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 5 }), (paths) => {
      const common = commonDirectory(paths);
      expect(paths.every((each) => each === common || isBelow(each, common))).toBe(true);
      const deeper = paths.map((each) => each.slice(common.length).replace(/^\//, '').split('/')[0] ?? '');
      expect(new Set(deeper).size > 1 || deeper.includes('')).toBe(true);
    }),
  );
});

test('every directory with a proxy and an app server lies in a scope', () => {
  const any = fc.record({ directory: path, part: fc.constantFrom<Located['part']>('proxy', 'app', 'whole', 'other') });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (all) => {
      const scopes = scopesOf(all);
      const both = all.filter(
        ({ directory, part }) =>
          part === 'proxy' && all.some((other) => other.part === 'app' && other.directory === directory),
      );
      for (const { directory } of both) {
        expect(scopes.some((scope) => scope === directory || isBelow(scope, directory))).toBe(true);
      }
    }),
  );
});
