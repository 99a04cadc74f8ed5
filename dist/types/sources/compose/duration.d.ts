/** Durations as compose files write them: `1m30s`, `1.5s`, `500ms`. */
/** Milliseconds; undefined for what compose refuses, such as a number without a unit. */
export declare function parseComposeDuration(text: string): number | undefined;
