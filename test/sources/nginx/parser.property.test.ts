import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, everyDirective, nodesOf } from './shape.js';
import { referenceRead } from './referenceReader.js';
import type { ParsedFile } from '../../../src/sources/nginx/syntax.js';

const RUNS = Number(process.env['TIMEOUT_LINT_RUNS'] ?? 2000);

/** Pieces of configurations, whole and broken, plain and templates. */
const PIECES = [
  ...' \n\t\r;{}"\'\\#$)%<a',
  '\v',
  '\u00a0',
  '\ufeff',
  '\u0000',
  '\ud800',
  '😀',
  'é',
  '\r\n',
  '${',
  '${PORT}',
  '${host}',
  '%PORT%',
  '{{',
  '}}',
  '{{ x }}',
  '{{ if x }}',
  '{{{x}}}',
  '{% if %}',
  '{#',
  '#}',
  '<%',
  '%>',
  '<%= x %>',
  '{2}',
  '^',
  '# note\n',
  '"q s"',
  "'q'",
  '[[',
  ']]',
  '--',
  'location /a ',
  'server ',
  'listen 80',
  'map $a $b {',
  'proxy_read_timeout 60s',
  'content_by_lua_block {',
  '60s}',
  ';\n',
  '{\n',
  '}\n',
];
const grammarish = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const plain = fc
  .array(
    fc.constantFrom(
      ...PIECES.filter((piece) => !/[%<]|\{[{#\d]|by_lua|PORT|server|listen/.test(piece)),
      'b',
      'b ',
      'b;',
      'b {',
    ),
    {
      maxLength: 25,
    },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => !/^\ufeff|\{[{%#\d]/.test(text));
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }), grammarish);

const KNOWN = new Map([
  ['map', { block: true, least: 2, most: 2 }],
  ['location', { block: true, least: 1, most: 2 }],
  ['proxy_read_timeout', { block: false, least: 1, most: 1 }],
]);

/** What is wrong with the places in a result: normally nothing. */
function misplaced({ file, directives, problems, templates }: ParsedFile): unknown[] {
  const outside = ({ start, end }: { start: number; end: number }): boolean =>
    !(start >= 0 && start <= end && end <= file.text.length);
  const wrong: unknown[] = templates.filter(outside);
  for (const problem of problems) {
    const { start, end, found } = problem;
    if (outside(problem) || found !== file.text.slice(start, Math.min(end, start + 60))) wrong.push(problem);
  }
  for (const { name, args, end } of everyDirective(directives)) {
    let before = name.start;
    for (const word of [name, ...args]) {
      if (outside(word) || word.start < before || word.start === word.end) wrong.push(word);
      before = word.end;
    }
    if (end < before || end > file.text.length) wrong.push(name);
  }
  return wrong;
}

describe('for any text', () => {
  test('the parser never throws, and every place is in the file', () => {
    fc.assert(
      fc.property(anything, (text) => expect(misplaced(parse(text))).toEqual([])),
      { numRuns: RUNS },
    );
  });

  test('problems come in the order of the text', () => {
    fc.assert(
      fc.property(grammarish, (text) => {
        const starts = parse(text).problems.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: RUNS },
    );
  });

  test('the same text gives the same result', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const strip = ({ directives, problems, templates }: ParsedFile): string =>
          JSON.stringify([nodesOf(directives), problems, templates]);
        expect(strip(parse(text))).toBe(strip(parse(text)));
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('a word read again from its slice is the same word', () => {
    fc.assert(
      fc.property(grammarish, (text) => {
        const { directives } = parse(text);
        for (const { name, args } of everyDirective(directives)) {
          for (const { text: value, start, end, quote, template } of [name, ...args]) {
            const written = text.slice(start, end);
            // A backslash at the very end would take in what is put behind it.
            if (written.endsWith('\\')) continue;
            const again = parse(`root ${written};`).directives[0]?.args;
            expect(again).toEqual([{ text: value, start: 5, end: 5 + written.length, quote, template }]);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("what nginx's own way accepts has the same tree and no problem, what it refuses has a problem by there", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(plain, (text) => {
        const verdict = referenceRead(text, KNOWN);
        const { directives, problems } = parse(text);
        if (verdict.kind === 'accepted') {
          accepted++;
          // Lone surrogates do not survive the way to bytes and back.
          expect(JSON.stringify(nodesOf(directives)).replaceAll('\\ud800', '\ufffd')).toBe(
            JSON.stringify(verdict.tree),
          );
          expect(problems).toEqual([]);
        } else if (verdict.kind === 'refused') {
          refused++;
          expect(problems).not.toEqual([]);
          const first = problems[0]?.start ?? Infinity;
          expect(Buffer.byteLength(text.slice(0, first))).toBeLessThanOrEqual(verdict.at);
        }
      }),
      { numRuns: RUNS * 4 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(RUNS / 20);
  });
});
