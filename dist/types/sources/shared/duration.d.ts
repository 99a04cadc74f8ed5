/**
 * A duration as the command line takes it, in milliseconds: `60` and `60s` are sixty seconds, also `1m`, `500ms`,
 * `1m30s`. Undefined for anything else.
 */
export declare function plainDuration(text: string): number | undefined;
