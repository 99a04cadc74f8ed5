import { expect, test } from '@jest/globals';
import { readDotenv } from '../../../src/sources/shared/dotenv.js';
import { textOf, unknownIn } from '../../../src/sources/shared/pieces.js';
import { expectExactValues } from './environmentFiles.js';
import { fileOf } from './yaml/reading.js';

test.each([
  ['T=60s', 'T', '60s'],
  ['export T="60 s" # seconds', 'T', '60 s'],
  ["T='$HOME'", 'T', '$HOME'],
  ['T=5$', 'T', '5$'],
  ['T=1\nT=2\n', 'T', '2'],
  ['T=', 'T', ''],
])('%j', (text, name, value) => {
  const pieces = readDotenv(fileOf(text)).get(name);
  expect(pieces && [textOf(pieces), unknownIn(pieces)]).toEqual([value, undefined]);
});

test.each(['T=${OTHER}', 'T="a $OTHER"', 'T', 'T="no end'])('%j is not known', (text) => {
  const pieces = readDotenv(fileOf(text)).get('T');
  expect(pieces && unknownIn(pieces)).toBeDefined();
});

test('no text makes it throw, and what is exact stands there', () => {
  expectExactValues(readDotenv, ['A', '=', '"', "'", '$', '{', '}', '\\', '\n', '\r', ' ', '#', 'export ', '\ufeff']);
});
