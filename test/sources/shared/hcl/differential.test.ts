/** The reader against two others, on generated texts and on the files of a folder that `CORPUS` names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HclBody, readHcl } from '../../../../src/sources/shared/hcl/index.js';
import { correctHcl, nearlyHcl, signs } from './generated.js';
import { isTaken, treeSitterOutline } from './oracle.js';

let theirs: (text: string) => string[] | undefined;
beforeAll(async () => {
  theirs = await treeSitterOutline();
});

function ours({ attributes, blocks }: HclBody, indent = ''): string[] {
  const items = [
    ...attributes.map((each) => ({
      start: each.start,
      lines: [`${indent}${each.start}-${each.nameEnd} = ${each.value.start}-${each.value.end}`],
    })),
    ...blocks.map((each) => {
      const labels = each.labels.map(({ start, end, quoted }) =>
        quoted ? `${start - 1}-${end + 1}` : `${start}-${end}`,
      );
      return {
        start: each.start,
        lines: [
          `${indent}${[`${each.start}-${each.typeEnd}`, ...labels].join(' ')} {`,
          ...ours(each.body, `${indent}  `),
        ],
      };
    }),
  ];
  return items.toSorted((a, b) => a.start - b.start).flatMap(({ lines }) => lines);
}

/** What tree-sitter's grammar does not have, or reads as something else: `1e3` is two words to it. */
const BEYOND_TREE_SITTER = /::|\uFEFF|\\[uU]|\de\d/;

describe('generated texts', () => {
  test('tree-sitter sees the same attributes and blocks at the same places', () => {
    let compared = 0;
    fc.assert(
      fc.property(correctHcl, (text) => {
        const expected = theirs(text);
        if (expected === undefined || BEYOND_TREE_SITTER.test(text)) return;
        compared++;
        expect(ours(readHcl(text).body)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });

  test.each([
    ['correct', correctHcl, 100],
    ['nearly correct', nearlyHcl, 250],
    ['signs', signs, 100],
  ] as const)("HashiCorp's parser takes and refuses the same texts: %s", async (_name, texts, numRuns) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect([readHcl(text).problems.length === 0, text]).toEqual([await isTaken(text), text]);
      }),
      { numRuns },
    );
  });
});

const corpus = process.env['CORPUS'];
const files = corpus
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:tf|tfvars|hcl)$/.test(path))
  : [];

// Without a folder there is nothing to compare, and no test.
if (files.length > 0) {
  describe('files of the folder named by CORPUS', () => {
    test('both other readers agree on every one', async () => {
      const differing: string[] = [];
      let attributes = 0;
      let taken = 0;
      for (const path of files) {
        const text = readFileSync(join(corpus ?? '', path), 'utf8');
        const { body, problems } = readHcl(text);
        const isCorrect = await isTaken(text);
        const expected = theirs(text);
        const lines = ours(body);
        if (isCorrect) taken++;
        if (isCorrect !== (problems.length === 0))
          differing.push(
            `${path}: ${isCorrect ? 'taken' : 'refused'}, ${problems[0]?.reason ?? 'no problem'} at ${problems[0]?.start}`,
          );
        if (isCorrect && expected !== undefined) {
          attributes += lines.filter((line) => line.includes(' = ')).length;
          if (lines.join('\n') !== expected.join('\n'))
            differing.push(`${path}: ${lines.find((line, index) => line !== expected[index])}`);
        }
      }
      console.log(`${files.length} files, ${taken} correct, ${attributes} attributes compared`);
      expect(differing).toEqual([]);
    });
  });
}
