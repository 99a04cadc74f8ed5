import { least, most, type Duration } from '../../model/duration.js';
import type { Must } from '../rule.js';
import { toOutlast, toStayBelow, writeSeconds } from '../suggest.js';

export type Verdict = 'holds' | 'equal' | 'violated' | 'unknown';

/**
 * Whether the left duration outlasts, or stays below, the right one at the worst ends of both bands.
 * Two that are both without limit never run against each other: that holds.
 */
export function judge(left: Duration, must: Must, right: Duration): Verdict {
  const [a, b] = must === 'outlast' ? [least(left), most(right)] : [least(right), most(left)];
  if (a > b) return 'holds';
  if (a < b) return 'violated';
  if (a !== b) return 'unknown';
  return a === Infinity ? 'holds' : 'equal';
}

/** What the left side would be set to, so that it lasts as it must against the right one; undefined if nothing would. */
export function suggestLeft(must: Must, right: Duration, count: boolean): string | undefined {
  return must === 'outlast' ? longer(most(right), count) : shorter(least(right), count);
}

/** What the right side would be set to instead. */
export function suggestRight(left: Duration, must: Must, count: boolean): string | undefined {
  return must === 'outlast' ? shorter(least(left), count) : longer(most(left), count);
}

function longer(value: number, count: boolean): string | undefined {
  if (count) return Number.isFinite(value) ? String(value + 1) : undefined;
  const ms = toOutlast(value);
  return ms === undefined ? undefined : writeSeconds(ms);
}

function shorter(value: number, count: boolean): string | undefined {
  if (count) return Number.isFinite(value) && value > 1 ? String(value - 1) : undefined;
  const ms = toStayBelow(value);
  return ms === undefined ? undefined : writeSeconds(ms);
}
