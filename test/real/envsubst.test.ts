import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNginx } from '../../src/sources/nginx/parser.js';
import { filledIn } from '../../src/sources/nginx/placeholders.js';
import type { Directive } from '../../src/sources/nginx/syntax.js';
import { written } from '../../src/sources/shared/pieces.js';
import { describeWithProgram } from './shellPrograms.js';

const VALUES: Readonly<Record<string, string>> = {
  T: '60',
  HOST: 'app',
  UNIT: '30s',
  EMPTY: '',
  DOLLAR: '$host',
  BLANK: 'a b',
  SEMI: '1;b 2',
  _LOW: '7',
};

const PARTS = [
  ...Object.keys(VALUES).flatMap((name) => [`$${name}`, `\${${name}}`]),
  ...['$host', '${host}', '$OTHER', '${OTHER}', '$$', '$', 's', ':', '.', '/', '-', '\\', '_', 'T', '1'],
];

const word = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const written1 = fc.oneof(
  word,
  word.map((text) => `"${text}"`),
  word.map((text) => `'${text}'`),
);
const line = fc.array(written1, { minLength: 1, maxLength: 3 }).map((words) => `set_header ${words.join(' ')};`);

describeWithProgram('envsubst', 'filledIn and envsubst', () => {
  test('have the same words in 10,000 lines, where all are known', () => {
    const lines = fc.sample(line, { numRuns: 10_000, seed: 5 });
    const names = Object.keys(VALUES).map((name) => `\${${name}}`);
    const { stdout, status } = spawnSync('envsubst', [names.join(' ')], {
      input: lines.join('\n'),
      encoding: 'utf8',
      env: { ...process.env, ...VALUES },
      maxBuffer: 1e8,
    });
    expect(status).toBe(0);
    const results = stdout.split('\n');
    expect(results).toHaveLength(lines.length);
    const variables = new Map(
      Object.entries(VALUES).map(([name, text]) => [
        name,
        written({ file: { name, text }, start: 0, end: text.length }),
      ]),
    );
    let compared = 0;
    lines.forEach((text, at) => {
      const parsed = parseNginx({ name: 'template', text });
      const [ours] = filledIn(parsed, variables).directives;
      if (parsed.problems.length > 0 || ours === undefined || ours.args.some(({ template }) => template)) return;
      compared += 1;
      const [theirs] = parseNginx({ name: 'filled', text: results[at] as string }).directives;
      expect({ text, words: wordsOf(ours) }).toEqual({ text, words: wordsOf(theirs) });
    });
    expect(compared).toBeGreaterThan(1000);
  });
});

function wordsOf(directive: Directive | undefined): readonly string[] {
  return directive?.args.map(({ text }) => text) ?? [];
}
