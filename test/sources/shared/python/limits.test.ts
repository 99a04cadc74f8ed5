import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Span } from '../../../../src/model/span.js';
import type { PythonModule, PyValue } from '../../../../src/sources/shared/python/index.js';
import { read } from './reading.js';

/** Longer than any of these takes on a slow machine with other work, and far shorter than anything quadratic would. */
const LIMIT_MS = 8000;

test.each<[string, string, string | undefined]>([
  ['more than a quarter of a megabyte', 'x = 1\n'.repeat(50_000), 'too-large'],
  ['5000 open brackets', '('.repeat(5000), 'too-deep'],
  ['201 brackets', `x = ${'['.repeat(201)}${']'.repeat(201)}`, 'too-deep'],
  ['brackets in a string and a comment', `x = '${'('.repeat(500)}'  # ${'('.repeat(500)}`, undefined],
  ['200 kB of zero bytes', '\0'.repeat(200_000), 'too-broken'],
  ['200 kB of closing brackets', ')'.repeat(200_000), 'syntax'],
  ['a long sum', `x = ${'1+'.repeat(50_000)}1`, 'syntax'],
  ['many negations', `x = ${'not '.repeat(50_000)}1`, 'syntax'],
  ['many open quotes', "x='".repeat(60_000), 'syntax'],
  ['a long string', `x = '${'#'.repeat(200_000)}'`, undefined],
  ['many strings in a row', `x = ${"'a' ".repeat(50_000)}`, undefined],
  ['many branches', `if x: a=1\n${'elif x: a=2\n'.repeat(20_000)}`, undefined],
  ['functions that declare the same name', 'def f(a=1):\n  global x\n  x=1\n'.repeat(8000), 'too-long'],
  ['star imports', Array.from({ length: 8000 }, (_, at) => `a${at} = 1\nfrom b import *`).join('\n'), 'too-long'],
  ['lists in themselves', `x = [1]\n${'x = [x, x]\n'.repeat(2000)}y = x == x`, undefined],
  ['doubling', `x = 'ab'\n${'x = x + x\n'.repeat(200)}`, undefined],
  ['squaring', `x = 3\n${'x = x * x\n'.repeat(200)}`, undefined],
])('%s ends', (_, text, kind) => {
  const started = performance.now();
  const { problems } = read(text);
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  if (kind === undefined) expect(problems).toEqual([]);
  else expect(problems.map((problem) => problem.kind)).toContain(kind);
});

test('what was not read may set anything', () => {
  expect(read('('.repeat(300))).toMatchObject({ open: true, calls: [] });
});

const WORDS = [
  'x', 'y', ' = ', '30', '"a"', "'", '"""', '(', ')', '[', ']', '{', '}', ':', '\n', '\n    ', '\n  ', 'if ', 'else', 'elif ', 'try:', 'except',
  ' as ', 'for ', ' in ', 'while ', 'def f', 'class A', 'lambda', 'import os', 'from a import ', '*', '**', 'os.getenv', 'f"{', '}"', '\\', '#',
  ',', '.', ' or ', ' and ', ' not ', ' is ', 'match x', 'case ', 'with ', 'global x', 'del x', ':=', '@', '+=', '\0', '\r', '\ufeff', '😀', ';',
  'x.append(x)', 'exec(x)', 'return ', 'raise', 'await ', 'yield ', '...', '=', '==', '%', '//', '~', 'None', 'True', '\t', 'os.environ["A"]',
]; // prettier-ignore

function spansOf(module: PythonModule): Span[] {
  const values: PyValue[] = [...module.names.values()];
  const spans: Span[] = [...module.bindings.values(), ...module.problems.map(({ span }) => span)];
  for (const call of module.calls) {
    values.push(...call.args, ...call.keywords.values());
    spans.push(call.span, call.calleeSpan, ...call.keywordSpans.values());
  }
  for (const found of module.classes.values()) {
    values.push(...found.attributes.values());
    spans.push(found.span, ...found.attributeSpans.values());
  }
  for (const found of module.attributes) {
    values.push(found.value);
    spans.push(found.span);
  }
  for (let value = values.pop(); value; value = values.pop()) {
    spans.push(value.span);
    if (value.kind === 'list' || value.kind === 'dict') values.push(...value.value.values());
    if (value.kind === 'string') spans.push(...value.pieces.map(({ span }) => span));
    if (value.kind === 'unknown')
      values.push(...(value.alternatives ?? []), ...(value.fallback ? [value.fallback] : []));
  }
  return spans;
}

test('any text is read without an error, and every place lies in it', () => {
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { start, end, file } of spansOf(read(text))) {
        expect(file.text).toBe(text);
        expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('what is read does not depend on how lines end, nor on a byte order mark', () => {
  const text = "import os\nif os.getenv('A'):\n    x = '''a\nb'''\nelse:\n    x = 30\n";
  const values = (written: string) => {
    const x = read(written).names.get('x');
    return x?.kind === 'unknown' && x.alternatives?.map((one) => one.kind !== 'unknown' && one.value);
  };
  expect(values(text)).toEqual(['a\nb', 30]);
  expect(values(text.replaceAll('\n', '\r\n'))).toEqual(['a\nb', 30]);
  expect(values(`\ufeff${text}`)).toEqual(['a\nb', 30]);
});
