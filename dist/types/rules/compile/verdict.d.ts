import { type Duration } from '../../model/duration.js';
import type { ComparisonSource, Must } from '../rule.js';
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
export declare function comparisonOf({ must, tolerance, overlap }: ComparisonSource): Comparison;
/**
 * Whether the left duration outlasts, stays below, or stays clear of the right one: at the worst ends of both bands, or
 * where overlaps pass at the best ones. Two that are both without limit never run against each other: that holds.
 * With a tolerance, what is as much beyond the right value as that or less holds, and nothing is just equal.
 */
export declare function judge(left: Duration, how: Comparison, right: Duration): Verdict;
/**
 * What the left side would be set to, so that it lasts as it must against the right one, in milliseconds or as a count;
 * undefined if nothing would.
 * Within a tolerance that is the middle of what is tolerated; to stay clear it goes above the right side.
 */
export declare function suggestLeft(how: Comparison, right: Duration, count: boolean): number | undefined;
/** What the right side would be set to instead; to stay clear it goes below the left side. */
export declare function suggestRight(left: Duration, how: Comparison, count: boolean): number | undefined;
