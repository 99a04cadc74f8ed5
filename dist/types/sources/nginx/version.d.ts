/** An nginx version as three numbers, or undefined when it is not known. Of `1.29` the third one is not known. */
export type NginxVersion = readonly [number, number, number | undefined] | undefined;
/**
 * Reads `1.29.7`, `1.29`, `nginx/1.22.1` or an image tag such as `1.27-alpine`; undefined for anything else. `1.29` is any
 * version of the branch: as the tag of an image it is the newest one, not 1.29.0.
 */
export declare function parseNginxVersion(text: string): NginxVersion;
/** Whether a version is at least another; undefined when it is not known, or not well enough. */
export declare function isAtLeast(version: NginxVersion, major: number, minor: number, patch: number): boolean | undefined;
/**
 * Whether upstream pooling, HTTP/1.1 and no `Connection` header are the defaults, as since 1.29.7
 * (commits 6bb27a631, 4fbe4b627, c5d36eac3; CHANGES of 2026-03-24). Undefined when the version is not known.
 */
export declare function poolsByDefault(version: NginxVersion): boolean | undefined;
/** What is said beside a verdict that only holds where pooling is not the default. */
export declare const BEFORE_POOLING = "before nginx 1.29.7";
