import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readChanges } from '../../src/ignores/diff.js';

const read = (text: string): unknown => Object.fromEntries(readChanges(text));

describe('what was changed', () => {
  test.each([
    ['added and replaced', '--- a/x.conf\n+++ b/x.conf\n@@ -3 +3,2 @@ f\n-a\n+b\n+c\n', { 'x.conf': [[2, 4]] }],
    ['taken away', '--- a/x.conf\n+++ b/x.conf\n@@ -3,2 +2,0 @@\n-a\n-b\n', { 'x.conf': [[2, 3]] }],
    ['taken away at the beginning', '--- a/x\n+++ b/x\n@@ -1,2 +0,0 @@\n-a\n-b\n', { x: [[1, 1]] }],
    ['new', 'diff --git a/n b/n\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,2 @@\n+a\n+b\n', { n: [[1, 2]] }],
    ['gone', 'diff --git a/n b/n\n--- a/n\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n', {}],
    [
      'with lines around it',
      '--- a/x\n+++ b/x\n@@ -1,5 +1,6 @@\n a\n b\n+c\n d\n \n e\n@@ -20,2 +21,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n',
      {
        x: [
          [3, 3],
          [21, 22],
        ],
      },
    ],
    ['that looks like a header', '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n-b\n+++ b/y\n+c\n', { x: [[1, 2]] }],
    [
      'with an odd name',
      '--- "a/\\303\\244 \\"b\\\\.conf"\n+++ "b/\\303\\244 \\"b\\\\.conf"\n@@ -0,0 +1 @@\n+a\n',
      { 'ä "b\\.conf': [[1, 1]] },
    ],
    [
      'without prefixes, with a date',
      '--- x/a.conf\t2027-01-01\n+++ x/a.conf\t2027-01-02\n@@ -1 +1 @@\n-a\n+b\n',
      { 'x/a.conf': [[1, 1]] },
    ],
    ['as a list', './a.conf\r\nb/c d.conf\n\n', { 'a.conf': 'all', 'b/c d.conf': 'all' }],
    ['nothing', '', {}],
  ])('%s', (_, text, changes) => expect(read(text)).toEqual(changes));

  test('is read of any text without a throw', () => {
    const bits = [
      '--- a/x\n',
      '+++ b/x\n',
      '@@ -1 +1 @@\n',
      '@@ -1,9 +999999999999,9 @@\n',
      '+a\n',
      '-b\n',
      ' c\n',
      '"\\',
      '\n',
      '\\',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 40 }), (parts) => {
        for (const lines of readChanges(parts.join('')).values()) {
          if (lines !== 'all') for (const [first, last] of lines) expect(first).toBeLessThanOrEqual(last);
        }
      }),
    );
  });
});
