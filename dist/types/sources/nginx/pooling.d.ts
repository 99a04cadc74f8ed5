import { type ConnectionHeader } from './headers.js';
import type { Level } from './level.js';
import type { Names, Upstream } from './names.js';
import type { Directive } from './syntax.js';
import type { Target } from './target.js';
import { type NginxVersion } from './version.js';
/** The pool that an `upstream{}` keeps. */
export interface Pool {
    /** Idle connections kept by each worker; 0 when there is no pool, null when that depends on the version. */
    readonly size: number | null;
    /** The `keepalive` line, where there is one. */
    readonly line: Directive | undefined;
    /** The balancing method that stands after `keepalive` and silently undoes it before 1.29.7. */
    readonly undoneBy: Directive | undefined;
}
/** What `keepalive` in an upstream comes to; facts C and E.13, E.17 by experiment on 1.22.1, 1.29.6 and 1.31.5. */
export declare function poolOf(upstream: Upstream, version: NginxVersion): Pool;
/** Why connections to the upstream are not reused, or that they are, or that it cannot be known. */
export type ReuseReason = 'pooled' | 'unknown' | 'no-pool' | 'pool-off' | 'literal' | 'variable' | 'http10-default' | 'http10-explicit' | 'connection-default' | 'connection-close' | 'connection-lost' | 'connection-map' | 'uwsgi' | 'scgi' | 'fastcgi-keep-conn';
/** How a route uses connections to its upstream. */
export interface Reuse {
    /** Whether they are used again; null where it cannot be known or depends on the nginx version. */
    readonly reuse: boolean | null;
    readonly reason: ReuseReason;
    /** Whether `reason` holds only where pooling is not the default, and the version is not known. */
    readonly depends: boolean;
    readonly pool: Pool | undefined;
    readonly connection: ConnectionHeader | undefined;
    /** `1.0`, `1.1`, `2`, or null when not known. */
    readonly httpVersion: string | null;
    readonly httpVersionLine: Directive | undefined;
}
/** Works out reuse for one target at one level: version, target, pool, protocol and header together (facts E.13 to E.17). */
export declare function reuseOf(level: Level, target: Target, names: Names, version: NginxVersion): Reuse;
