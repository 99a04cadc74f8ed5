import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Document, parseDocument, Scalar } from 'yaml';
import { textOf } from '../../../../src/sources/shared/pieces.js';
import { readYaml } from '../../../../src/sources/shared/yaml/index.js';
import { fileOf, writtenAt } from './reading.js';

const STYLES = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
const scraps = fc.constantFrom(
  ...'gunicorn|--timeout=30| |  |\n|\n\n|\t|"|\'|\\|#|: |- |é|😀|$X|  indented\n'.split('|'),
);
const texts = fc.array(scraps, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));

function scalarOf(text: string): ReturnType<ReturnType<typeof readYaml>['documents'][0]['pieces']> {
  return readYaml(fileOf(text)).documents[0]?.at('deep', 'key')?.pieces();
}

test('every character of a scalar is found again, in all five styles and both line ends', () => {
  let exact = 0;
  let total = 0;
  fc.assert(
    fc.property(texts, fc.constantFrom(...STYLES), fc.boolean(), (value, type, windows) => {
      const scalar = new Scalar(value);
      scalar.type = type;
      const unix = new Document({ deep: { key: scalar } }).toString({ lineWidth: 40 });
      const source = windows ? unix.replaceAll('\n', '\r\n') : unix;
      const said = parseDocument(source).getIn(['deep', 'key']);
      const pieces = scalarOf(source) ?? [];
      expect(textOf(pieces)).toBe(said);
      for (const piece of pieces) {
        total += piece.text.length;
        if (!piece.exact) continue;
        exact += piece.text.length;
        expect(source.slice(piece.span.start, piece.span.end)).toBe(piece.text);
      }
    }),
    { numRuns: 3000 },
  );
  // Line ends and escapes cannot be exact, nearly all else is.
  expect(exact / total).toBeGreaterThan(0.7);
});

describe('the place of one word', () => {
  const place = (yaml: string, word: string): string => {
    const pieces = readYaml(fileOf(yaml)).documents[0]?.get('a')?.pieces() ?? [];
    return writtenAt(pieces.filter(({ text }) => text.includes(word)));
  };

  test.each([
    ['plain over lines', 'a: gunicorn\n  --timeout 30\n', '--timeout 30'],
    ['single quotes', "a: 'it''s --timeout 30'\n", 's --timeout 30'],
    ['double quotes', 'a: "x\\t--timeout 30\\n"\n', '--timeout 30'],
    ['a literal with an indicator', 'a: |2-\n    --timeout 30\n', '  --timeout 30'],
    ['a folded scalar', 'a: >-\n  gunicorn\n  --timeout 30\n\n  x\n', '--timeout 30'],
    ['an anchor before it', 'a: &x !!str "--timeout 30"\n', '--timeout 30'],
  ])('%s', (_name, yaml, expected) => {
    expect(place(yaml, '--timeout')).toBe(expected);
  });
});

describe('maps', () => {
  test('aliases and merges are followed; own keys win, then the first merged map', () => {
    const { documents } = readYaml(fileOf('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], c: 3, d: *y}\n'));
    const z = documents[0]?.get('z');
    expect(['a', 'b', 'c'].map((key) => z?.get(key)?.known())).toEqual(['1', '1', '3']);
    expect(z?.at('d', 'b')?.known()).toBe('2');
  });

  test('an alias means the last anchor of its name before it', () => {
    const { documents } = readYaml(fileOf('a: &n 1\nb: *n\nc: &n 2\nd: *n\n'));
    expect(['b', 'd'].map((key) => documents[0]?.get(key)?.known())).toEqual(['1', '2']);
  });

  test('a map that merges itself, and a long row of merges, end', () => {
    expect(readYaml(fileOf('a: &a\n  <<: *a\n  b: 1\n')).documents[0]?.at('a', 'b')?.known()).toBe('1');
    const row = Array.from({ length: 5000 }, (_, index) => `m${index + 1}: &m${index + 1} {<<: *m${index}}`);
    const { documents } = readYaml(fileOf(`m0: &m0 {x: 1}\n${row.join('\n')}\n`));
    expect(documents[0]?.get('m3')?.get('x')?.known()).toBe('1');
    expect(documents[0]?.get('m5000')?.entries().size).toBe(0);
  });

  test('the last of a repeated key counts', () => {
    expect(readYaml(fileOf('a: 1\na: 2\n')).documents[0]?.get('a')?.known()).toBe('2');
  });
});

describe('what cannot be read', () => {
  test('a file too deep gives no documents and says where', () => {
    const { documents, unknowns } = readYaml(fileOf(`ok: 1\ndeep: ${'['.repeat(300)}`));
    expect(documents).toEqual([]);
    expect(unknowns.map(({ kind, name }) => [kind, name])).toEqual([['file', 'yaml']]);
    expect(unknowns[0]?.text).toMatch(/^deep: \[/);
  });

  test('an error is said, and what could be read is kept', () => {
    const { documents, unknowns } = readYaml(fileOf('a: 1\nb: "open\n---\nc: 3\n'));
    expect(unknowns.length).toBeGreaterThan(0);
    expect(documents[0]?.get('a')?.known()).toBe('1');
  });

  test('colours of a terminal in a script are not taken for brackets', () => {
    const lines = Array.from({ length: 400 }, () => '    printf "\\033[31m"').join('\n');
    const { documents, unknowns } = readYaml(fileOf(`run: |\n${lines}\nlast: 1\n`));
    expect(unknowns).toEqual([]);
    expect(documents[0]?.get('last')?.known()).toBe('1');
  });
});
