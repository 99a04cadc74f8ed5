/** Milliseconds of a duration as rules write it (`75s`, `1h30m`, `2.5s`); undefined for any other text. */
export declare function parseRuleDuration(text: string): number | undefined;
/** A number as it stands, a duration in milliseconds; `NaN` for a text that is no duration, which no value ever meets. */
export declare function toNumber(value: number | string): number;
