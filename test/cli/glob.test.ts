import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareBytes, matchesPart, matchesPath } from '../../src/cli/glob.js';

describe('masks of glob(3)', () => {
  test.each([
    ['*.conf', 'a.conf', true],
    ['*.conf', '.conf', false],
    ['.*', '.conf', true],
    ['*', '.hidden', false],
    ['?', 'ab', false],
    ['?', '日', true],
    ['[a-c].conf', 'b.conf', true],
    ['[!a-c].conf', 'b.conf', false],
    ['[^a-c].conf', 'd.conf', true],
    ['[]a].conf', '].conf', true],
    ['[a-].conf', '-.conf', true],
    ['[a', '[a', true],
    ['[!.]x', '.x', false],
    ['\\*.conf', '*.conf', true],
    ['\\*.conf', 'a.conf', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b-d', false],
    ['{a,b}', 'a', false],
    ['**', 'ab', true],
    ['', '', true],
  ])('%s %s', (mask, name, expected) => {
    expect(matchesPart(mask, name)).toBe(expected);
  });

  test('no wildcard reaches across a slash', () => {
    expect(matchesPath('/etc/*/x.conf', '/etc/nginx/x.conf')).toBe(true);
    expect(matchesPath('/etc/*.conf', '/etc/nginx/x.conf')).toBe(false);
  });

  test('many stars take no longer than a few', () => {
    const started = performance.now();
    expect(matchesPart(`${'a*'.repeat(40)}b`, 'a'.repeat(255))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('agree with a regular expression for stars, question marks and letters', () => {
    const mask = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(mask, name, (m, n) => {
        const pattern = new RegExp(`^${m.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesPart(m, n)).toBe(pattern.test(n));
      }),
    );
  });

  test('paths are ordered by their bytes', () => {
    expect(['é', 'z', '10.c', '9.c', 'B.c', 'a.c', '\u{1f600}', '\uffff'].sort(compareBytes)).toEqual([
      '10.c',
      '9.c',
      'B.c',
      'a.c',
      'z',
      'é',
      '\uffff',
      '\u{1f600}',
    ]);
  });
});
