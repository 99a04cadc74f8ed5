import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Duration, exactly, UNBOUNDED, unknownDuration } from '../../src/model/duration.js';
import { type Comparison, comparisonOf, judge, suggestLeft, suggestRight } from '../../src/rules/compile/verdict.js';
import { compileConditions } from '../../src/rules/conditions.js';
import { parseRuleDuration } from '../../src/rules/durations.js';
import { editDistance, nearest } from '../../src/rules/nearest.js';
import { compileTemplate, unfilled } from '../../src/rules/placeholders.js';
import type { ComparisonSource, ConditionSource, Must } from '../../src/rules/rule.js';
import { toOutlast, toStayBelow, writeMs } from '../../src/rules/suggest.js';
import type { FactValue } from '../../src/model/hop.js';

describe('durations in rules', () => {
  test.each([
    ['75s', 75_000],
    ['250ms', 250],
    ['1h30m', 5_400_000],
    ['2.5s', 2500],
    ['10.25s', 10_250],
    ['1d', 86_400_000],
    ['75', undefined],
    ['75 s', undefined],
    ['75s or so', undefined],
    ['about 75s', undefined],
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

  test.each([
    [75_000, undefined, '75s'],
    [1500, undefined, '1.5s'],
    [75_000, 's', '75'],
    [75_000, 'ms', '75000'],
    [120_000, 'min', '2'],
    [120_001, 'min', '3'],
  ] as const)('%d ms in %j is written %j', (ms, unit, text) => expect(writeMs(ms, unit)).toBe(text));

  const duration = fc
    .tuple(fc.nat(7_200_000), fc.constantFrom(0, 0, 1000, 2000, 30_000))
    .map(([min, width]): Duration => ({ kind: 'band', min, max: min + width }));

  const comparison = fc.record(
    {
      must: fc.constantFrom<Must>('outlast', 'stay-below', 'stay-clear-of'),
      tolerance: fc.record(
        { least: fc.constantFrom('5s', 2000), share: fc.constantFrom(0, 0.25, 0.5, 1) },
        { requiredKeys: [] },
      ),
      overlap: fc.constantFrom<'report' | 'pass'>('report', 'pass'),
    },
    { requiredKeys: ['must'] },
  ) as fc.Arbitrary<ComparisonSource>;

  test('hold the rule that they are made for, on either side', () => {
    fc.assert(
      fc.property(duration, duration, comparison, (a, b, source) => {
        const how = comparisonOf(source);
        const left = suggestLeft(how, b, false);
        if (left !== undefined) expect(judge(exactly(left), how, b)).toBe('holds');
        const right = suggestRight(a, how, false);
        if (right !== undefined) expect(judge(a, how, exactly(right))).toBe('holds');
      }),
      { numRuns: 2000 },
    );
  });

  test('are counts where counts are compared', () => {
    const half = { must: 'stay-below', tolerance: { least: 2, share: 0.5 } } as const;
    expect(suggestLeft(comparisonOf({ must: 'outlast' }), exactly(16), true)).toBe(17);
    expect(suggestRight(exactly(16), comparisonOf({ must: 'outlast' }), true)).toBe(15);
    expect(suggestLeft(comparisonOf(half), exactly(10), true)).toBe(12);
    expect(suggestRight(exactly(12), comparisonOf(half), true)).toBe(10);
  });

  test.each([
    ['stay-below', 60_000, 75_000],
    ['stay-below', 30_000, 37_000],
    ['stay-below', 1000, 3000],
    ['outlast', 60_000, 45_000],
  ] as const)('to %s %d ms within half of it lie in the middle of that: %d', (must, right, wanted) => {
    expect(suggestLeft(comparisonOf({ must, tolerance: { least: '5s', share: 0.5 } }), exactly(right), false)).toBe(
      wanted,
    );
  });

  test.each([
    // A half of 60s is tolerated, and the middle of that lies a quarter away.
    ['outlast', 45_000, 60_000],
    ['stay-below', 75_000, 60_000],
    // Where half of the value is less than 5s, those count.
    ['outlast', 6000, 8000],
    ['outlast', 3000, 5000],
    ['stay-below', 9000, 7000],
    ['stay-below', 2000, undefined],
  ] as const)(
    'that %s must have %d ms within half of it are the value whose middle that is: %j',
    (must, left, wanted) => {
      expect(suggestRight(exactly(left), comparisonOf({ must, tolerance: { least: '5s', share: 0.5 } }), false)).toBe(
        wanted,
      );
    },
  );

  test('are none for a count that is too small to have one below it, or without limit', () => {
    const outlast = comparisonOf({ must: 'outlast' });
    expect([1, 2].map((count) => suggestRight(exactly(count), outlast, true))).toEqual([undefined, 1]);
    expect([suggestLeft(outlast, UNBOUNDED, true), suggestRight(UNBOUNDED, outlast, true)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('are none where there is no limit to come near to', () => {
    for (const must of ['outlast', 'stay-below'] as const) {
      const how = comparisonOf({ must, tolerance: { least: '5s', share: 0.5 } });
      expect([suggestLeft(how, UNBOUNDED, false), suggestRight(UNBOUNDED, how, false)]).toEqual([undefined, undefined]);
    }
  });
});

describe('judge', () => {
  const band = { kind: 'band', min: 15_000, max: 25_000 } as const;
  const plain = (must: Must): Comparison => comparisonOf({ must });

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
    [exactly(60), 'stay-clear-of', exactly(60), 'violated'],
    [exactly(60), 'stay-clear-of', exactly(61), 'holds'],
    [band, 'stay-clear-of', exactly(25_000), 'violated'],
    [band, 'stay-clear-of', exactly(15_000), 'violated'],
    [exactly(25_001), 'stay-clear-of', band, 'holds'],
    [UNBOUNDED, 'stay-clear-of', exactly(60), 'holds'],
    [exactly(60), 'stay-clear-of', UNBOUNDED, 'holds'],
    [UNBOUNDED, 'stay-clear-of', UNBOUNDED, 'holds'],
    [unknownDuration('$T'), 'stay-clear-of', exactly(60), 'unknown'],
  ] as const)('%j must %s %j: %s', (left, must, right, verdict) =>
    expect(judge(left, plain(must), right)).toBe(verdict),
  );

  test.each([
    [65_000, 'stay-below', 60_000, { least: '5s' }, 'holds'],
    [65_001, 'stay-below', 60_000, { least: '5s' }, 'violated'],
    [60_000, 'stay-below', 60_000, { least: '5s' }, 'holds'],
    [90_000, 'stay-below', 60_000, { least: '5s', share: 0.5 }, 'holds'],
    [90_001, 'stay-below', 60_000, { least: '5s', share: 0.5 }, 'violated'],
    [11_000, 'stay-below', 6000, { least: '5s', share: 0.5 }, 'holds'],
    [11_001, 'stay-below', 6000, { least: '5s', share: 0.5 }, 'violated'],
    [30_000, 'outlast', 60_000, { share: 0.5 }, 'holds'],
    [29_999, 'outlast', 60_000, { share: 0.5 }, 'violated'],
    [62_000, 'stay-clear-of', 60_000, { least: '2s' }, 'violated'],
    [58_000, 'stay-clear-of', 60_000, { least: '2s' }, 'violated'],
    [62_001, 'stay-clear-of', 60_000, { least: '2s' }, 'holds'],
  ] as const)('%d must %s %d with a tolerance: %s', (left, must, right, tolerance, verdict) =>
    expect(judge(exactly(left), comparisonOf({ must, tolerance }), exactly(right))).toBe(verdict),
  );

  test('lets bands that overlap pass where it is told to', () => {
    const lenient = (must: Must): Comparison => comparisonOf({ must, overlap: 'pass' });
    const verdicts = [14_999, 15_000, 20_000, 25_000, 25_001].map((ms) => [
      judge(band, lenient('outlast'), exactly(ms)),
      judge(band, lenient('stay-below'), exactly(ms)),
      judge(band, plain('stay-clear-of'), exactly(ms)),
    ]);
    expect(verdicts).toEqual([
      ['holds', 'violated', 'holds'],
      ['holds', 'equal', 'violated'],
      ['holds', 'holds', 'violated'],
      ['equal', 'holds', 'violated'],
      ['violated', 'holds', 'holds'],
    ]);
  });

  test('never finds two durations too long and too short for each other', () => {
    const band2 = fc.tuple(fc.nat(1000), fc.nat(100)).map(([min, width]): Duration => ({
      kind: 'band',
      min,
      max: min + width,
    }));
    fc.assert(
      fc.property(band2, band2, (a, b) => {
        const found = (['outlast', 'stay-below'] as const).map((must) =>
          judge(a, comparisonOf({ must, overlap: 'pass' }), b),
        );
        const violations = found.filter((verdict) => verdict === 'violated').length;
        const clear = judge(a, plain('stay-clear-of'), b) === 'holds';
        expect(violations).toBe(clear ? 1 : 0);
      }),
    );
  });
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
    [{ atMost: 5 }, 5, true],
    [{ atMost: 5 }, 6, false],
    [{ atMost: 5 }, undefined, false],
    [{ multipleOf: '1m' }, 120_000, true],
    [{ multipleOf: '1m' }, 90_000, false],
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
