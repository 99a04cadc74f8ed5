import { describe, expect, test } from '@jest/globals';
import { isBareNumber, parseNginxCount, parseNginxFlag, parseNginxTime } from '../../../src/sources/nginx/time.js';

const NO = undefined;
/** The most that nginx can count to, 2^63 - 1, in JavaScript's nearest number. */
const MOST = 2 ** 63;

/**
 * What nginx 1.22.1 makes of a quoted value: milliseconds for a timeout, whole seconds for what it counts in seconds, such as the
 * second parameter of `keepalive_timeout`. https://nginx.org/en/docs/syntax.html
 */
const TIMES: readonly [text: string, timeout: number | undefined, seconds: number | undefined][] = [
  // Every unit of the documentation. Timeouts know no months and no years, seconds no milliseconds.
  ['1ms', 1, NO],
  ['1s', 1000, 1],
  ['1m', 60_000, 60],
  ['1h', 3_600_000, 3600],
  ['1d', 86_400_000, 86_400],
  ['1w', 604_800_000, 604_800],
  ['1M', NO, 2_592_000],
  ['1y', NO, 31_536_000],
  ['0ms', 0, NO],
  // A number alone is seconds.
  ['0', 0, 0],
  ['60', 60_000, 60],
  ['007', 7000, 7],
  ['0s', 0, 0],
  ['59s', 59_000, 59],
  ['1234567', 1_234_567_000, 1_234_567],
  ['1234567s', 1_234_567_000, 1_234_567],
  // Units go from the largest to the smallest, each at most once; a number at the end is seconds.
  ['1d1h1m1s1ms', 90_061_001, NO],
  ['1y1M1w1d1h1m1s', NO, 34_822_861],
  ['1m5ms', 60_005, NO],
  ['1h30m', 5_400_000, 5400],
  ['1h30', 3_630_000, 3630],
  ['1s5', 6000, 6],
  ['1ms5', 5001, NO],
  ['2d1w', NO, NO],
  ['30s1m', NO, NO],
  ['1ms1s', NO, NO],
  ['1h1h', NO, NO],
  ['1M1y', NO, NO],
  // Spaces, in quotes: behind a unit, or between numbers, which are then seconds and take no unit any more.
  ['1h  30m', 5_400_000, 5400],
  ['1m 30', 90_000, 90],
  ['1 ', 1000, 1],
  [' 1', 1000, 1],
  ['1s ', 1000, 1],
  ['30 30', 60_000, 60],
  ['1m 30 5', 95_000, 95],
  ['30 1m', NO, NO],
  ['10 s', NO, NO],
  ['10 ms', NO, NO],
  ['1s 5 5', NO, NO],
  ['1s5 ', NO, NO],
  // A unit without a number of its own has none of it, but some number there must be.
  ['1hm', 3_600_000, 3600],
  ['1m s', 60_000, 60],
  ['1hs', 3_600_000, 3600],
  ['1mms', 60_000, NO],
  ['s', NO, NO],
  ['m', NO, NO],
  ['ms', NO, NO],
  ['', NO, NO],
  [' ', NO, NO],
  // Neither signs, fractions nor other letters.
  ['-1', NO, NO],
  ['+5', NO, NO],
  ['1.5s', NO, NO],
  ['1/2', NO, NO],
  ['1:2', NO, NO],
  ['1e3', NO, NO],
  ['1S', NO, NO],
  ['1min', NO, NO],
  ['5seconds', NO, NO],
  ['60;', NO, NO],
  // The sum has to fit 63 bits, of milliseconds or of seconds.
  ['9007199254740', 9_007_199_254_740_000, 9_007_199_254_740],
  ['9223372036854775s807ms', MOST, NO],
  ['9223372036854775s808ms', NO, NO],
  ['9223372036854775807ms', MOST, NO],
  ['9223372036854775808ms', NO, NO],
  ['9223372036854775807', NO, MOST],
  ['9223372036854775807s', NO, MOST],
  ['9223372036854775808s', NO, NO],
  ['1m9223372036854775807', NO, NO],
];

describe('nginx takes', () => {
  test.each(TIMES)('"%s" for %p ms as a timeout', (text, timeout) => {
    expect(parseNginxTime(text, 'ms')).toBe(timeout);
  });

  test.each(TIMES)('"%s" for whole seconds', (text, _, seconds) => {
    expect(parseNginxTime(text, 's')).toBe(seconds === undefined ? undefined : seconds * 1000);
  });

  test.each([
    ['60', true],
    ['60s', false],
    ['s60', false],
  ])('%s for a number without a unit: %p', (text, expected) => {
    expect(isBareNumber(text)).toBe(expected);
  });

  test.each([
    ['0', 0],
    ['100', 100],
    ['9223372036854775807', MOST],
    ['9223372036854775808', NO],
    ['1k', NO],
    ['-1', NO],
    ['x', NO],
    ['', NO],
  ])('"%s" for a count of %p', (text, expected) => {
    expect(parseNginxCount(text)).toBe(expected);
  });

  test.each([
    ['on', true],
    ['ON', true],
    ['off', false],
    ['Off', false],
    ['true', NO],
    ['yes', NO],
    ['1', NO],
    ['', NO],
  ])('"%s" for a flag that is %p', (text, expected) => {
    expect(parseNginxFlag(text)).toBe(expected);
  });
});
