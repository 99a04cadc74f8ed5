import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitWords } from '../../src/sources/shared/shell/index.js';
import { textOf, written } from '../../src/sources/shared/pieces.js';
import { describeWithProgram } from './shellPrograms.js';

/** Reads a JSON list of texts; writes a list of their words, null where `shlex` complains. */
const PROGRAM = `
import json, shlex, sys
def words(text):
    try:
        return shlex.split(text)
    except ValueError:
        return None
json.dump([words(text) for text in json.load(sys.stdin)], sys.stdout)
`;

const TOKENS = [
  'a',
  'B9',
  '-t',
  '--timeout=30',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r',
  '"',
  "'",
  '\\',
  '\\"',
  "\\'",
  '$',
  '#',
  '`',
  ';',
  '|',
  '=',
  'é',
  '🙂',
  '\u00a0',
  '""',
  "''",
  '{',
  '\u2028',
];

const texts = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...TOKENS), { maxLength: 16 }).map((tokens) => tokens.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);

describeWithProgram('python3', 'splitWords and shlex.split', () => {
  test('give the same words for 20,000 texts', () => {
    const samples = fc.sample(texts, { numRuns: 20_000, seed: 20 });
    const { stdout, status } = spawnSync('python3', ['-c', PROGRAM], {
      input: JSON.stringify(samples),
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(status).toBe(0);
    const expected = JSON.parse(stdout) as (string[] | null)[];
    let compared = 0;
    samples.forEach((text, at) => {
      const words = expected[at];
      if (words === null || words === undefined) return;
      compared += 1;
      const file = { name: 'x', text };
      const ours = splitWords(written({ file, start: 0, end: text.length })).map((word) => textOf(word));
      expect({ text, words: ours }).toEqual({ text, words });
    });
    expect(compared).toBeGreaterThan(5000);
  });
});
