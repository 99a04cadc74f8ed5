import type { Clock, TimerName } from '../../model/timer.js';
/** What `0` means to a directive: the timer fires at once, the feature is off, there is no limit, or nothing special. */
export type ZeroMeaning = 'immediate' | 'off' | 'unlimited' | 'harmless';
/** One directive that sets a clock or a count. */
export interface TimerFact {
    readonly directive: string;
    /** In the common vocabulary; undefined for clocks that no rule compares yet, whose values are still checked. */
    readonly timer: TimerName | undefined;
    readonly clock: Clock;
    /** Milliseconds, or the plain number for a count; undefined when there is no default value. */
    readonly fallback: number | undefined;
    readonly unit: 'ms' | 's' | 'count';
    readonly zero: ZeroMeaning;
    readonly reference: string;
    /** The version that added it, when a maintained distribution may be older. */
    readonly since?: readonly [number, number, number];
}
/**
 * Clocks of the client side. Values, zeros and clocks: `src/http/ngx_http_core_module.c`, `ngx_http_request.c`,
 * nginx.org's reference pages, and experiments on 1.22.1 and 1.31.5.
 */
export declare const DOWNSTREAM_FACTS: readonly TimerFact[];
/** The modules that pass requests on, by the prefix of their directives. */
export declare const PASS_MODULES: readonly ["proxy", "fastcgi", "uwsgi", "scgi", "grpc", "memcached"];
export type PassModule = (typeof PASS_MODULES)[number];
/**
 * Clocks towards the upstream, the same for every module that is built on `ngx_http_upstream.c`.
 * The read timeout is two clocks: a deadline until the response header is complete, then a gap between reads.
 */
export declare const UPSTREAM_FACTS: Readonly<Record<PassModule, readonly TimerFact[]>>;
/** Clocks and counts of the pool, written in an `upstream{}` block. */
export declare const POOL_FACTS: readonly TimerFact[];
/** Clocks of `stream {}` proxies. */
export declare const STREAM_FACTS: readonly TimerFact[];
/** The one clock of the `main` level: how long old workers may live after a reload or a graceful stop. */
export declare const MAIN_FACTS: readonly TimerFact[];
/** Directives that 1.19.7 took away: accepted with a warning and ignored since; what to use instead. */
export declare const OBSOLETE: ReadonlyMap<string, string>;
/** The directives that set a clock or a count, by the kind of level in which they stand. */
export declare function factsAt(kind: string): ReadonlyMap<string, TimerFact>;
