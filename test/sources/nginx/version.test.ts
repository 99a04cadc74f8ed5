import { expect, test } from '@jest/globals';
import { isAtLeast, parseNginxVersion } from '../../../src/sources/nginx/version.js';

test.each<[text: string, expected: boolean | undefined]>([
  ['1.29.7', true],
  ['1.29.6', false],
  ['1.30', true],
  ['2.0.0', true],
  ['0.99.9', false],
  ['10.1.2', true],
  ['1.28', false],
  ['nginx/1.22.1', false],
  [' v1.30.1\n', true],
  ['1.30.0-alpine-perl', true],
  ['1.22.1-9+deb12u2', false],
  // The newest of the branch is meant, whichever that is.
  ['1.29', undefined],
  ['1.29-alpine', undefined],
  ['1', undefined],
  ['stable', undefined],
  ['openresty/1.29.7', undefined],
  ['1.29.7.1', undefined],
])('whether %j is at least 1.29.7', (text, expected) => {
  expect(isAtLeast(parseNginxVersion(text), 1, 29, 7)).toBe(expected);
});

test('the first of a branch is at most what the branch is', () => {
  expect(isAtLeast(parseNginxVersion('1.29'), 1, 29, 0)).toBe(true);
});
