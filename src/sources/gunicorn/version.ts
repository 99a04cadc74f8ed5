/** A version as numbers, `[20, 1, 0]`; undefined where it is not known. */
export type GunicornVersion = readonly number[] | undefined;

/** Whether a version is at least another; undefined where it is not known. Parts that are not given count as 0. */
export function isAtLeast(version: GunicornVersion, ...other: readonly number[]): boolean | undefined {
  if (version === undefined || version.length === 0) return undefined;
  for (let index = 0; index < Math.max(version.length, other.length); index++) {
    const difference = (version[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
