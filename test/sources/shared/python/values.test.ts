import { expect, test } from '@jest/globals';
import { textOf } from '../../../../src/sources/shared/pieces.js';
import { sliceOf } from '../../../../src/model/span.js';
import { placeOf, read, valueOf } from './reading.js';

test.each([
  ['x = 30', '30'],
  ['x = 1_000', '1000'],
  ['x = 0xff + 0o17 + 0b11', '273'],
  ['x = 0777', '?'],
  ['x = 30.0', '30.0'],
  ['x = 60 / 2', '30.0'],
  ['x = 61 // 2', '30'],
  ['x = -7 // 2, -7 % 3, 7.5 % -2', '(-4, 2, -0.5)'],
  ['x = -2 ** 2', '-4'],
  ['x = 2 ** 3 ** 2', '512'],
  ['x = 2 ** 100', '1267650600228229401496703205376'],
  ['x = 1 < 2 < 3 and not 0 or 5', 'True'],
  ['x = not 1 and 2 or 3', '3'],
  ['x = True + 1', '2'],
  ['x = 0 or None or "a"', "'a'"],
  ['x = 1 / 0', '?'],
  ['x = int("30s")', '?'],
  ['x = int(" 3_0 ")', '30'],
  ['x = int(30.9)', '30'],
  ['x = round(2.5), round(3.5)', '(2, 4)'],
  ['x = max(3, 7.0), min([4, 2])', '(7.0, 2)'],
  ['x = (1)', '1'],
  ['x = (1,)', '(1)'],
  ['x = {"a": 1, **{"b": 2}}', '{a: 1, b: 2}'],
  ['x = {"a": 1, **y}', '{a: ?, ...}'],
  ['x = {1, 2}', '?'],
  ['x = b"a"', '?'],
  ['x = ...', '?'],
])('%s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test.each([
  [String.raw`x = 'a\tb\x41\u00e9\101\q'`, "'a\tbAéA\\q'"],
  [String.raw`x = r'a\tb'`, String.raw`'a\tb'`],
  ['x = "a" \'b\' """c\nd"""', "'abc\nd'"],
  ['x = "a\\\nb"', "'ab'"],
  ['x = "a\\\r\nb"', "'ab'"],
  ['x = """a\r\nb"""', "'a\nb'"],
  ['h = "0.0.0.0"; x = f"{h}:{8000 + 1}{{}}"', "'0.0.0.0:8001{}'"],
  ['x = f"{1:>5}"', '?'],
  ['x = "%s:%d%%" % ("a", 80)', "'a:80%'"],
  ['x = "{1}:{0}:{k}".format(1, "a", k=None)', "'a:1:None'"],
  ['x = ":".join(["a", "b"]).upper()', "'A:B'"],
  ['x = "a:b".split(":")[1]', "'b'"],
  [String.raw`x = '\N{BULLET}'`, '?'],
  ['x = 1e16, 1e-5, 0.1, -0.0', '(10000000000000000.0, 0.00001, 0.1, 0.0)'],
  ['x = str(1e16) + str(1e-5) + str(30.0)', "'1e+161e-0530.0'"],
])('text: %s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test.each(['x = "a" * 10**9', 'x = 10**10**10', 'x = [1] * 10**9', 'x = 1 << 10**9', 'x = "%s" * 40000 % ("a",)'])(
  'not worked out: %s',
  (text) => {
    expect(valueOf(text)).toBe('?');
  },
);

test('a value points at what decides it', () => {
  expect(placeOf('a = 30\nx = a')).toBe('30');
  expect(placeOf('a = "30"\nx = int(a)')).toBe('30');
  expect(placeOf('x = max(30, 60)')).toBe('60');
  expect(placeOf('x = 2 * 60  # why')).toBe('2 * 60');
  expect(placeOf('x = None or 5')).toBe('5');
  expect(placeOf('x = (30)')).toBe('30');
  expect(placeOf('x = "0.0.0.0:8000"')).toBe('"0.0.0.0:8000"');
});

test('a text knows where its parts are written', () => {
  const x = read(String.raw`host = '0.0.0.0'
x = f"{host}\t" ':8000'`).names.get('x');
  const pieces = x?.kind === 'string' ? x.pieces : [];
  expect(textOf(pieces)).toBe('0.0.0.0\t:8000');
  expect(pieces.map(({ span, exact }) => [sliceOf(span), exact])).toEqual([
    ['0.0.0.0', true],
    [String.raw`\t`, false],
    [':8000', true],
  ]);
});

test('a text of many parts keeps its words, not their places', () => {
  const x = read(`x = '${String.raw`\n.`.repeat(500)}'`).names.get('x');
  expect(x?.kind === 'string' && [x.value, x.pieces.length]).toEqual(['\n.'.repeat(500), 1]);
});
