/**
 * A time as nginx reads it, in milliseconds; undefined where nginx says `invalid value`.
 *
 * `unit` is the parser that the directive uses: `ms` for timeouts (weeks to milliseconds), `s` for the few that count
 * whole seconds (years to seconds): the second parameter of `keepalive_timeout`, `fail_timeout=`, `so_keepalive=`.
 * Values too large for JavaScript's exact integers come back rounded; nginx's own limit is 2^63 - 1 of the unit.
 */
export declare function parseNginxTime(text: string, unit: 'ms' | 's'): number | undefined;
/** Whether a time is a number without a unit, which nginx takes as seconds. */
export declare function isBareNumber(text: string): boolean;
/** A count as `ngx_atoi` reads it: digits only; undefined where nginx says `invalid number`. */
export declare function parseNginxCount(text: string): number | undefined;
/** A flag as nginx reads it: `on` or `off` in any case; undefined where nginx says `invalid value`. */
export declare function parseNginxFlag(text: string): boolean | undefined;
