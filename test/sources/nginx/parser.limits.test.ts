import { describe, expect, test } from '@jest/globals';
import { parse, problemsOf, shapeOf } from './shape.js';

const reasons = (text: string): string[] => parse(text).problems.map(({ reason }) => reason);

describe('the length of a word', () => {
  // nginx has 4096 bytes for a word, its quotes and the white space behind it.
  test.each([
    ['bare, before a semicolon', (n: number) => `a ${'x'.repeat(n)};`, 4095],
    ['bare, before white space', (n: number) => `a ${'x'.repeat(n)} ;`, 4094],
    ['quoted, before a semicolon', (n: number) => `a "${'x'.repeat(n)}";`, 4094],
    ['quoted, before white space', (n: number) => `a '${'x'.repeat(n)}' ;`, 4093],
    ['a comment', (n: number) => `#${'x'.repeat(n - 1)}\na b;`, 4095],
    ['a comment at the end', (n: number) => `a b;#${'x'.repeat(n - 1)}`, 4096],
    ['in two bytes each', (n: number) => `a x${'é'.repeat((n - 1) / 2)}${'y'.repeat((n - 1) % 2)};`, 4095],
    ['in four bytes each', (n: number) => `a ${'😀'.repeat(n >> 2)}${'y'.repeat(n & 3)};`, 4095],
  ])('%s', (_, build, longest) => {
    expect(reasons(build(longest))).toEqual([]);
    expect(reasons(build(longest + 1))).toEqual(['word-too-long']);
  });

  test('a word that is too long is kept, and told with its first 60 characters', () => {
    const word = 'x'.repeat(5000);
    const { directives, problems } = parse(`a ${word}; b c;`);
    expect(directives[0]?.args[0]?.text).toBe(word);
    expect(problems).toEqual([{ reason: 'word-too-long', start: 2, end: 5002, found: 'x'.repeat(60) }]);
    expect(directives[1]?.name.text).toBe('b');
  });
});

describe('bounds', () => {
  test('blocks to a depth of 200 are read, a deeper one is stepped over', () => {
    const nested = (depth: number): string => `${'a {'.repeat(depth)}x y;${'}'.repeat(depth)} b c;`;
    expect(reasons(nested(200))).toEqual([]);
    const { directives, problems } = parse(nested(201));
    expect(problems).toEqual([{ reason: 'too-deep', start: 600, end: 601, found: 'a' }]);
    expect(directives.map(({ name }) => name.text)).toEqual(['a', 'b']);
    expect(shapeOf(directives)).toContain('{a[]{}}');
    expect(shapeOf(directives)).not.toContain('x[y]');
  });

  test('a text of more than 32 Mi units is not read', () => {
    const longest = 32 * 1024 * 1024;
    expect(parse(`a b;${' '.repeat(longest - 4)}`)).toMatchObject({ problems: [], directives: [{ end: 4 }] });
    const { directives, problems } = parse(`a b;${' '.repeat(longest - 3)}`);
    expect(directives).toEqual([]);
    expect(problems).toEqual([{ reason: 'too-large', start: 0, end: 0, found: '' }]);
  });

  test('at most 200 problems are kept, and everything is read', () => {
    const { directives, problems } = parse(`${'a b;;'.repeat(300)}c d;`);
    expect(problems).toHaveLength(200);
    expect(problems[199]?.start).toBe(199 * 5 + 4);
    expect(directives).toHaveLength(301);
  });
});

describe('a megabyte of', () => {
  test.each([
    '{',
    '}',
    '"',
    '${',
    'a{',
    '{{',
    '{%',
    '<%',
    '\\',
    '#\n',
    ' ${A:',
    '"{{"x ',
    '"x\n\'y\n',
    'a b;;',
    'root\n',
    'location x\n',
    'a }}}',
    'map a b{',
    '{{/* {{ x',
    '{{a}}{{b}} ;',
    'return 200 {"',
    'a_by_lua_block {[[',
    'a_by_lua_block { [[ \n}\n',
    '\ud800',
    '\0',
  ])('%j is read in time', (unit) => {
    const text = unit.repeat(Math.ceil(1e6 / unit.length));
    const began = performance.now();
    const { problems } = parse(text);
    // Linear reading takes some 0.3 s at most; a quadratic one, minutes.
    expect(performance.now() - began).toBeLessThan(5000);
    expect(problems.length).toBeLessThanOrEqual(200);
  });
});

describe('places', () => {
  test('of words, with their quotes and escapes, and of ends', () => {
    const text = 'a  "b \\" c" \'d\'\r\n\te\\ f;\r\nx {\n  y z;\n}\n';
    const { directives } = parse(text);
    const [first, second] = directives;
    const written = [first?.name, ...(first?.args ?? [])].map((word) => word && text.slice(word.start, word.end));
    expect(written).toEqual(['a', '"b \\" c"', "'d'", 'e\\ f']);
    expect(first?.args.map(({ text: value, quote }) => [value, quote])).toEqual([
      ['b " c', '"'],
      ['d', "'"],
      ['e\\ f', ''],
    ]);
    expect(text.slice(0, first?.end)).toMatch(/f;$/);
    expect(text.slice(0, second?.block?.[0]?.end)).toMatch(/z;$/);
    expect(second?.end).toBe(text.length - 1);
  });

  test('of what has no end of its own: the last word, or the end of the file', () => {
    const text = 'http { a { proxy_read_timeout 60s } b c;\n';
    const [http] = parse(text).directives;
    const [a] = http?.block ?? [];
    expect(text.slice(0, a?.block?.[0]?.end)).toMatch(/60s$/);
    expect(text.slice(0, a?.end)).toMatch(/60s \}$/);
    expect(http?.end).toBe(text.length);
  });

  test('count UTF-16 units', () => {
    const text = '# 😀\na "é😀" ;;';
    expect(problemsOf(parse(text))).toEqual(['2:10 unexpected-semicolon ;']);
    expect(parse(text).directives[0]?.args[0]).toMatchObject({ start: 7, end: 12 });
  });

  test('directives carry the file they were read from', () => {
    const { file, directives } = parse('a { b; }');
    expect(directives[0]?.file).toBe(file);
    expect(directives[0]?.block?.[0]?.file).toBe(file);
  });
});
