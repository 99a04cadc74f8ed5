import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exactly, UNBOUNDED, unknownDuration } from '../../src/model/duration.js';
import { judge, suggestLeft, suggestRight } from '../../src/rules/compile/verdict.js';
import { compileConditions } from '../../src/rules/conditions.js';
import { parseRuleDuration } from '../../src/rules/durations.js';
import { editDistance, nearest } from '../../src/rules/nearest.js';
import { compileTemplate, unfilled } from '../../src/rules/placeholders.js';
import type { ConditionSource, Must } from '../../src/rules/rule.js';
import { toOutlast, toStayBelow } from '../../src/rules/suggest.js';
import type { FactValue } from '../../src/model/hop.js';

describe('durations in rules', () => {
  test.each([
    ['75s', 75_000],
    ['250ms', 250],
    ['1h30m', 5_400_000],
    ['2.5s', 2500],
    ['1d', 86_400_000],
    ['75', undefined],
    ['75 s', undefined],
    ['s', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, ms) => expect(parseRuleDuration(text)).toBe(ms));
});

describe('suggested values', () => {
  test.each([
    [60_000, 75_000],
    [600_000, 620_000],
    [65_000, 85_000],
    [10_000, 15_000],
    [3000, 8000],
    [0, 5000],
    [Infinity, undefined],
    [Number.NaN, undefined],
  ])('%d ms is outlasted by %j', (ms, wanted) => expect(toOutlast(ms)).toBe(wanted));

  test.each([
    [60_000, 55_000],
    [30_000, 25_000],
    [10_000, 8000],
    [2000, 1000],
    [1500, 1000],
    [1000, undefined],
    [0, undefined],
    [Infinity, undefined],
  ])('%d ms has %j below it', (ms, wanted) => expect(toStayBelow(ms)).toBe(wanted));

  test('hold the rule that they are made for, on either side', () => {
    const must = fc.constantFrom<Must>('outlast', 'stay-below');
    fc.assert(
      fc.property(fc.nat(7_200_000), fc.nat(7_200_000), must, (a, b, how) => {
        const left = suggestLeft(how, exactly(b), false);
        if (left !== undefined)
          expect(judge(exactly(parseRuleDuration(left) as number), how, exactly(b))).toBe('holds');
        const right = suggestRight(exactly(a), how, false);
        if (right !== undefined)
          expect(judge(exactly(a), how, exactly(parseRuleDuration(right) as number))).toBe('holds');
      }),
    );
  });
});

describe('judge', () => {
  const band = { kind: 'band', min: 15_000, max: 25_000 } as const;

  test.each([
    [exactly(61), 'outlast', exactly(60), 'holds'],
    [exactly(60), 'outlast', exactly(60), 'equal'],
    [exactly(59), 'outlast', exactly(60), 'violated'],
    [exactly(59), 'stay-below', exactly(60), 'holds'],
    [exactly(60), 'stay-below', exactly(60), 'equal'],
    [exactly(61), 'stay-below', exactly(60), 'violated'],
    [band, 'outlast', exactly(15_000), 'equal'],
    [band, 'outlast', exactly(20_000), 'violated'],
    [exactly(20_000), 'outlast', band, 'violated'],
    [exactly(20_000), 'stay-below', band, 'violated'],
    [UNBOUNDED, 'outlast', exactly(60), 'holds'],
    [UNBOUNDED, 'outlast', UNBOUNDED, 'holds'],
    [UNBOUNDED, 'stay-below', UNBOUNDED, 'holds'],
    [UNBOUNDED, 'stay-below', exactly(60), 'violated'],
    [unknownDuration('$T'), 'outlast', exactly(60), 'unknown'],
    [unknownDuration('$T'), 'stay-below', UNBOUNDED, 'unknown'],
  ] as const)('%j must %s %j: %s', (left, must, right, verdict) => expect(judge(left, must, right)).toBe(verdict));
});

describe('conditions', () => {
  test.each<[ConditionSource[string], FactValue | undefined, boolean]>([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', undefined, false],
    [['a', 'b'], 'b', true],
    [['a', 'b'], 'c', false],
    [true, true, true],
    [true, 'true', false],
    [false, undefined, false],
    ['75s', 75_000, true],
    ['75s', '75s', true],
    [{ above: '75s' }, 75_000, false],
    [{ above: '75s' }, 75_001, true],
    [{ above: 0 }, '5', false],
    [{ atLeast: 5, below: 10 }, 5, true],
    [{ atLeast: 5, below: 10 }, 10, false],
    [{ atMost: 5 }, 6, false],
    [{ atMost: 5 }, undefined, false],
    [{ multipleOf: '1m' }, 120_000, true],
    [{ notMultipleOf: '1h' }, 120_000, true],
    [{ notMultipleOf: '1h' }, 7_200_000, false],
    [{ notMultipleOf: '1h' }, undefined, false],
    [{ not: 'a' }, 'b', true],
    [{ not: 'a' }, undefined, true],
    [{ not: 'a' }, null, false],
    [{ not: ['a', 'b'] }, 'b', false],
    ['a', null, false],
  ])('%j of %j: %j', (wanted, value, holds) => {
    const meets = compileConditions<FactValue | undefined>({ key: wanted }, () => (subject) => subject);
    expect(meets(value)).toBe(holds);
  });

  test('must all hold', () => {
    const holds = (source: ConditionSource) =>
      compileConditions<Record<string, number>>(source, (key) => (subject) => subject[key])({ a: 1, b: 2 });
    expect([holds({ a: 1, b: 2 }), holds({ a: 1, b: 3 }), holds({ a: 2, b: 2 }), holds({})]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('placeholders', () => {
  const valueOf = (name: string): string | undefined => ({ a: '1', 'a.b': '{a}' })[name];

  test('are filled once, and braces that name nothing are text', () => {
    const { fill, names } = compileTemplate('{a} {a.b} {} { a } ${A} {2} {a}');
    expect(names).toEqual(['a', 'a.b']);
    expect(fill(valueOf)).toBe('1 {a} {} { a } ${A} {2} 1');
  });

  test('stay visible without a value', () => {
    const { fill, fillAll } = compileTemplate('x {b} y');
    expect(fill(valueOf)).toBe('x {b} y');
    expect(unfilled(fill(valueOf))).toEqual(['{b}']);
    expect(fillAll(valueOf)).toBeUndefined();
    expect(compileTemplate('x {a}').fillAll(valueOf)).toBe('x 1');
  });
});

describe('near words', () => {
  test.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j are %d steps', (a, b, steps) => expect(editDistance(a, b)).toBe(steps));

  test('are found in any case, and not where nothing is near', () => {
    const known = ['keepalive-race', 'TL101', 'TL102'];
    expect(nearest('keep-alive-race', known)).toBe('keepalive-race');
    expect(nearest('tl1O1', known)).toBe('TL101');
    expect(nearest('banana', known)).toBeUndefined();
  });
});
