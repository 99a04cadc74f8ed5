/** A version as numbers, `[20, 1, 0]`; undefined where it is not known. */
export type GunicornVersion = readonly number[] | undefined;
/** Whether a version is at least another; undefined where it is not known. Parts that are not given count as 0. */
export declare function isAtLeast(version: GunicornVersion, ...other: readonly number[]): boolean | undefined;
