/** An nginx version as three numbers, or undefined when it is not known. Of `1.29` the third one is not known. */
export type NginxVersion = readonly [number, number, number | undefined] | undefined;

/**
 * Reads `1.29.7`, `1.29`, `nginx/1.22.1` or an image tag such as `1.27-alpine`; undefined for anything else. `1.29` is any
 * version of the branch: as the tag of an image it is the newest one, not 1.29.0.
 */
export function parseNginxVersion(text: string): NginxVersion {
  const match = /^(?:nginx\/)?v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-+~].*)?$/.exec(text.trim());
  if (match === null) return undefined;
  return [Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3])];
}

/** Whether a version is at least another; undefined when it is not known, or not well enough. */
export function isAtLeast(version: NginxVersion, major: number, minor: number, patch: number): boolean | undefined {
  if (version === undefined) return undefined;
  const [ownMajor, ownMinor, ownPatch] = version;
  if (ownMajor !== major) return ownMajor > major;
  if (ownMinor !== minor) return ownMinor > minor;
  if (ownPatch === undefined) return patch === 0 ? true : undefined;
  return ownPatch >= patch;
}

/**
 * Whether upstream pooling, HTTP/1.1 and no `Connection` header are the defaults, as since 1.29.7
 * (commits 6bb27a631, 4fbe4b627, c5d36eac3; CHANGES of 2026-03-24). Undefined when the version is not known.
 */
export function poolsByDefault(version: NginxVersion): boolean | undefined {
  return isAtLeast(version, 1, 29, 7);
}

/** What is said beside a verdict that only holds where pooling is not the default. */
export const BEFORE_POOLING = 'before nginx 1.29.7';
