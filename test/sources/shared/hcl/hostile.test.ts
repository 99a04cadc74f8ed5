import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HclReading, readHcl } from '../../../../src/sources/shared/hcl/index.js';
import { correctHcl, nearlyHcl, signs } from './generated.js';
import { rangesOf } from './outline.js';

/** What is wrong with the places of a reading, a sentence each. */
function misplaced(text: string, reading: HclReading): string[] {
  const found: string[] = [];
  for (const { start, end, says } of rangesOf(reading)) {
    if (!(start >= 0 && start <= end && end <= text.length)) found.push(`${start} to ${end} is no place in the file`);
    else if (says !== undefined && text.slice(start, end) !== says) found.push(`${says} is ${text.slice(start, end)}`);
  }
  return found;
}

test.each([
  ['any text', fc.string({ unit: 'binary', maxLength: 200 }), 500],
  ['signs', signs, 500],
  ['nearly correct', nearlyHcl, 300],
  ['correct', correctHcl, 150],
] as const)('%s: never throws, every place is right, twice the same', (_name, texts, numRuns) => {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readHcl(text);
      expect(misplaced(text, reading)).toEqual([]);
      expect(readHcl(text)).toEqual(reading);
    }),
    { numRuns },
  );
});

test('correct texts have no problems', () => {
  fc.assert(
    fc.property(correctHcl, (text) => {
      const { body, problems } = readHcl(text);
      expect([problems, body.damaged]).toEqual([[], false]);
    }),
    { numRuns: 150 },
  );
});

test('what is broken in one block does not touch the ones around it', () => {
  fc.assert(
    fc.property(signs, (inside) => {
      // What never ends swallows what follows by the rules of HCL itself.
      fc.pre(!/\/\*|<<E|\$\{|%\{/.test(inside));
      const text = `resource "a" "b" {\n  c = 1\n}\nresource "d" "e" {\n  x = ${inside}\n}\nresource "f" "g" {\n  h = 1\n}\n`;
      const { blocks } = readHcl(text).body;
      expect(blocks[0]?.body).toMatchObject({ damaged: false, attributes: [{ name: 'c' }] });
      const last = blocks.find(({ labels }) => labels[0]?.text === 'f');
      expect(last?.body).toMatchObject({ damaged: false, attributes: [{ name: 'h' }] });
    }),
    { numRuns: 300 },
  );
});

describe('a quarter of a megabyte of one thing is read within a second', () => {
  const of = (part: string): string => part.repeat(Math.ceil(250_000 / part.length));
  test.each([
    ...[
      '{',
      '[',
      '(',
      '}',
      '"',
      '${',
      '"${',
      '%{',
      '\\',
      '-',
      '!',
      '<<E\n',
      '<<E\nE\n',
      '/*',
      '#',
      '\n',
      '=',
      'a ',
      'é',
    ],
    ...['a {\n', 'a = [\n', 'a = {\n', 'a = (', 'a = "', 'a = "${', 'a = <<E\n', 'a = 1 + ', 'a = b ? ', 'a = f('],
    ...[
      'a = "${b}',
      'a = 1\n',
      'a = [\n b = 1\n',
      'a "b" ',
      'a b c d\n',
      'a{}',
      'a { b = 1 ',
      'a {\nb = [',
      '1+',
      'a.b',
      'a[0]',
    ],
    ...['resource "a" "b" {\n', '$${', '"\\n', '\r', '\uD800', '\u{1F600}', 'x = "a"\n'],
  ])('%j', (part) => {
    for (const text of [of(part), `a = ${of(part)}`, `a = "${of(part)}"\n`, `a {\n b = [${of(part)}]\n}\n`]) {
      const before = performance.now();
      const { problems } = readHcl(text);
      expect(performance.now() - before).toBeLessThan(1000);
      expect(problems.length).toBeLessThanOrEqual(100);
    }
  });
});
