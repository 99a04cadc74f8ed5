/**
 * How long something lasts, in milliseconds: a band, because some products do not fire at the number
 * configured (both ends are usually equal), no limit at all, or not known from what was read.
 */
export type Duration = {
    readonly kind: 'band';
    readonly min: number;
    readonly max: number;
} | {
    readonly kind: 'unbounded';
} | {
    readonly kind: 'unknown';
    readonly text: string;
};
export declare const UNBOUNDED: Duration;
/** An exact duration of `ms` milliseconds. */
export declare function exactly(ms: number): Duration;
/** A duration that could not be known; `text` is what stands in its place, as written. */
export declare function unknownDuration(text: string): Duration;
/** The least number of milliseconds a duration may last: `Infinity` when unbounded, `NaN` when unknown. */
export declare function least(duration: Duration): number;
/** The most milliseconds a duration may last: `Infinity` when unbounded, `NaN` when unknown. */
export declare function most(duration: Duration): number;
/**
 * Milliseconds as people say them: `250ms`, `90s`, `1h30m`. Up to ten minutes that are no whole minutes
 * stay in seconds (`75s`, not `1m15s`), as configuration files write them.
 */
export declare function formatMs(ms: number): string;
/** A duration as people say it; a band with two ends as `15s to 25s`, an unknown one by its own text. */
export declare function formatDuration(duration: Duration): string;
