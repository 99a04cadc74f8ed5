import { expect, test } from '@jest/globals';
import {
  exactly,
  formatDuration,
  formatMs,
  least,
  most,
  UNBOUNDED,
  unknownDuration,
  type Duration,
} from '../../src/model/duration.js';

test.each<[string, Duration, number, number]>([
  ['a band', { kind: 'band', min: 15_000, max: 25_000 }, 15_000, 25_000],
  ['no limit', UNBOUNDED, Infinity, Infinity],
  // A comparison with what is not a number is false in either direction.
  ['what is not known', unknownDuration('$T'), Number.NaN, Number.NaN],
])('%s has these ends', (_, duration, min, max) => {
  expect([least(duration), most(duration)]).toEqual([min, max]);
});

test.each([
  [0, '0s'],
  [0.4, '0ms'],
  [250, '250ms'],
  [999, '999ms'],
  [1000, '1s'],
  [1500, '1.5s'],
  [59_999.6, '60s'],
  [60_000, '60s'],
  [75_000, '75s'],
  [120_000, '2m'],
  [599_000, '599s'],
  [600_000, '10m'],
  [601_000, '10m1s'],
  [3_600_000, '1h'],
  [5_400_000, '1h30m'],
  [86_400_000, '1d'],
  [90_061_001, '1d1h1m1s1ms'],
  [Infinity, 'no limit'],
  [Number.NaN, 'unknown'],
])('%d ms is said as %s', (ms, text) => expect(formatMs(ms)).toBe(text));

test.each<[Duration, string]>([
  [exactly(15_000), '15s'],
  [{ kind: 'band', min: 15_000, max: 25_000 }, '15s to 25s'],
  [{ kind: 'band', min: 15_000, max: 300_000 }, '15s to 5m'],
  [{ kind: 'band', min: 120_000, max: 122_000 }, '120s to 122s'],
  [{ kind: 'band', min: 75_000, max: 600_000 }, '75s to 600s'],
  [{ kind: 'band', min: 75_000, max: 600_001 }, '75s to 10m1ms'],
  [{ kind: 'band', min: 999, max: 75_000 }, '999ms to 75s'],
  [{ kind: 'band', min: 60_000, max: 120_000 }, '60s to 2m'],
  [UNBOUNDED, 'no limit'],
  [unknownDuration('$T'), '$T'],
])('%j is said as %s', (duration, text) => expect(formatDuration(duration)).toBe(text));
