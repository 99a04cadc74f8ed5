/**
 * A value that outlasts `ms` with room to spare: a quarter more, at least 5 s and at most 20 s, in whole seconds,
 * above 25 s in steps of 5 s. Undefined where nothing outlasts it.
 */
export declare function toOutlast(ms: number): number | undefined;
/**
 * A value that stays below `ms` with room to spare: a sixth less, at least 1 s and at most 5 s, in whole seconds.
 * Undefined where that would be less than a second, or where everything stays below it.
 */
export declare function toStayBelow(ms: number): number | undefined;
/** Milliseconds as configuration files take them: `75s`; for what takes plain numbers alone, `75`, `75000` or `2`. */
export declare function writeMs(ms: number, unit?: 's' | 'ms' | 'min'): string;
