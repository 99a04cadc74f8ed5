/** Time spans of systemd, `parse_time()` of `src/basic/time-util.c`. */
/**
 * Milliseconds of `90`, `5min 20s`, `1h30min`; a number without a unit is seconds, `infinity` is `Infinity`.
 * Undefined for what systemd refuses.
 */
export declare function parseTimeSpan(text: string): number | undefined;
