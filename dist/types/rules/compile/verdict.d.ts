import { type Duration } from '../../model/duration.js';
import type { Must } from '../rule.js';
export type Verdict = 'holds' | 'equal' | 'violated' | 'unknown';
/**
 * Whether the left duration outlasts, or stays below, the right one at the worst ends of both bands.
 * Two that are both without limit never run against each other: that holds.
 */
export declare function judge(left: Duration, must: Must, right: Duration): Verdict;
/** What the left side would be set to, so that it lasts as it must against the right one; undefined if nothing would. */
export declare function suggestLeft(must: Must, right: Duration, count: boolean): string | undefined;
/** What the right side would be set to instead. */
export declare function suggestRight(left: Duration, must: Must, count: boolean): string | undefined;
