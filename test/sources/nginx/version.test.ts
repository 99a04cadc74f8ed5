import { expect, test } from '@jest/globals';
import { isAtLeast, parseNginxVersion } from '../../../src/sources/nginx/version.js';

test.each<[text: string, expected: boolean | undefined]>([
  ['1.29.7', true],
  ['1.29.6', false],
  ['1.30', true],
  ['2.0.0', true],
  ['1.28', false],
  ['nginx/1.22.1', false],
  // The newest of the branch is meant, whichever that is.
  ['1.29', undefined],
  ['1.29-alpine', undefined],
  ['1', undefined],
  ['stable', undefined],
])('whether %s is at least 1.29.7', (text, expected) => {
  expect(isAtLeast(parseNginxVersion(text), 1, 29, 7)).toBe(expected);
});

test('the first of a branch is at most what the branch is', () => {
  expect(isAtLeast(parseNginxVersion('1.29'), 1, 29, 0)).toBe(true);
});
