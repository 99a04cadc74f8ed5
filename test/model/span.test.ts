import { describe, expect, test } from '@jest/globals';
import { compareSpans, lineStarts, positionAt } from '../../src/model/span.js';
import { fileOf } from '../rules/hops.js';

describe('lines begin', () => {
  test.each<[string, string, number[]]>([
    ['once in an empty file', '', [0]],
    ['behind a line feed', 'a\nb\n', [0, 2, 4]],
    ['behind both characters of Windows', 'a\r\nb\r\n', [0, 3, 6]],
    ['behind a carriage return by itself', 'a\rb', [0, 2]],
    ['also at the very beginning', '\ra\r\n\nb', [0, 1, 4, 5]],
    ['and at the end', 'a\r', [0, 2]],
    ['an empty first line', '\na', [0, 1]],
  ])('%s', (_, text, starts) => {
    const file = fileOf(text);
    expect([...lineStarts(file)]).toEqual(starts);
    // Worked out once.
    expect(lineStarts(file)).toBe(lineStarts(file));
  });
});

test('positions are counted from 1, and what lies outside is at the nearest end', () => {
  const file = fileOf('ab\ncd\r\ne');
  const at = [0, 1, 2, 3, 5, 7, 8].map((offset) => positionAt(file, offset));
  expect(at.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:1', '1:2', '1:3', '2:1', '2:3', '3:1', '3:2']);
  expect(positionAt(file, -5)).toEqual({ line: 1, column: 1 });
  expect(positionAt(file, 99)).toEqual({ line: 3, column: 2 });
});

test('spans are ordered by the name of their file, then by where they begin and end', () => {
  const [a, again, b] = [fileOf('abc', 'a'), fileOf('abc', 'a'), fileOf('abc', 'b')];
  const spans = [
    { file: a, start: 0, end: 1 },
    { file: again, start: 0, end: 2 },
    { file: a, start: 1, end: 1 },
    { file: b, start: 0, end: 0 },
  ];
  for (const [index, span] of spans.entries()) {
    expect(compareSpans(span, { ...span })).toBe(0);
    for (const later of spans.slice(index + 1)) {
      expect(Math.sign(compareSpans(span, later))).toBe(-1);
      expect(Math.sign(compareSpans(later, span))).toBe(1);
    }
  }
});
