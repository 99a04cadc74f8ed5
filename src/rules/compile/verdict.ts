import { least, most, type Duration } from '../../model/duration.js';
import type { ComparisonSource, Must } from '../rule.js';
import { toNumber } from '../durations.js';
import { toOutlast, toStayBelow } from '../suggest.js';

export type Verdict = 'holds' | 'equal' | 'violated' | 'unknown';

/** How two durations are held against each other. */
export interface Comparison {
  readonly must: Must;
  /** How far apart the two may be; undefined where nothing is tolerated. */
  readonly tolerance: Tolerance | undefined;
  /** Whether bands that overlap, so that either may be over first, are let pass. */
  readonly overlapPasses: boolean;
}

/** So much beyond the right value is still no violation: the greater of the two. */
export interface Tolerance {
  /** Milliseconds, or for counts a number. */
  readonly least: number;
  /** A part of the right value. */
  readonly share: number;
}

/** What a rule says of its comparison, with all that it leaves out. */
export function comparisonOf({ must, tolerance, overlap }: ComparisonSource): Comparison {
  return {
    must,
    tolerance: tolerance && { least: toNumber(tolerance.least ?? 0), share: tolerance.share ?? 0 },
    overlapPasses: overlap === 'pass',
  };
}

/**
 * Whether the left duration outlasts, stays below, or stays clear of the right one: at the worst ends of both bands, or
 * where overlaps pass at the best ones. Two that are both without limit never run against each other: that holds.
 * With a tolerance, what is as much beyond the right value as that or less holds, and nothing is just equal.
 */
export function judge(left: Duration, how: Comparison, right: Duration): Verdict {
  if (left.kind === 'unknown' || right.kind === 'unknown') return 'unknown';
  if (left.kind === 'unbounded' && right.kind === 'unbounded') return 'holds';
  const { must, tolerance, overlapPasses } = how;
  if (must === 'stay-clear-of')
    return distance(left, right) > tolerated(tolerance, least(right)) ? 'holds' : 'violated';
  const upper = overlapPasses ? most : least;
  const lower = overlapPasses ? least : most;
  const [a, b] = must === 'outlast' ? [upper(left), lower(right)] : [upper(right), lower(left)];
  if (a > b) return 'holds';
  if (tolerance !== undefined) return b - a <= tolerated(tolerance, must === 'outlast' ? b : a) ? 'holds' : 'violated';
  return a === b ? 'equal' : 'violated';
}

/** How far two bands are apart; nothing or less where they overlap. */
function distance(left: Duration, right: Duration): number {
  return Math.max(least(left) - most(right), least(right) - most(left));
}

function tolerated(tolerance: Tolerance | undefined, right: number): number {
  return tolerance === undefined ? 0 : Math.max(tolerance.least, tolerance.share * right);
}

/**
 * What the left side would be set to, so that it lasts as it must against the right one, in milliseconds or as a count;
 * undefined if nothing would.
 * Within a tolerance that is the middle of what is tolerated; to stay clear it goes above the right side.
 */
export function suggestLeft(how: Comparison, right: Duration, count: boolean): number | undefined {
  const { must, tolerance, overlapPasses } = how;
  if (must === 'stay-clear-of') return longer(most(right) + tolerated(tolerance, most(right)), count);
  if (tolerance === undefined) return must === 'outlast' ? longer(most(right), count) : shorter(least(right), count);
  if (must === 'outlast') {
    const value = overlapPasses ? least(right) : most(right);
    return whole(value - tolerated(tolerance, value) / 2, Math.ceil, count);
  }
  const value = overlapPasses ? most(right) : least(right);
  return whole(value + tolerated(tolerance, value) / 2, Math.floor, count);
}

/** What the right side would be set to instead; to stay clear it goes below the left side. */
export function suggestRight(left: Duration, how: Comparison, count: boolean): number | undefined {
  const { must, tolerance, overlapPasses } = how;
  if (must === 'stay-clear-of') return shorter(least(left) - tolerated(tolerance, least(left)), count);
  if (tolerance === undefined) return must === 'outlast' ? shorter(least(left), count) : longer(most(left), count);
  // The value whose own middle of what is tolerated is the left value.
  const half = { least: tolerance.least / 2, share: tolerance.share / 2 };
  if (must === 'outlast') {
    const value = overlapPasses ? most(left) : least(left);
    return whole(Math.max(value + half.least, value / (1 - half.share)), Math.floor, count);
  }
  const value = overlapPasses ? least(left) : most(left);
  return whole(Math.min(value - half.least, value / (1 + half.share)), Math.ceil, count);
}

function whole(value: number, round: (value: number) => number, count: boolean): number | undefined {
  const rounded = count ? round(value) : round(value / 1000) * 1000;
  return Number.isFinite(rounded) && rounded > 0 ? rounded : undefined;
}

function longer(value: number, count: boolean): number | undefined {
  if (!count) return toOutlast(value);
  return Number.isFinite(value) ? Math.floor(value) + 1 : undefined;
}

function shorter(value: number, count: boolean): number | undefined {
  if (!count) return toStayBelow(value);
  return Number.isFinite(value) && value > 1 ? Math.ceil(value) - 1 : undefined;
}
