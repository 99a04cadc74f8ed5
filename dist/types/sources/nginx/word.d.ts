/** What a written word means to nginx: its escapes, and how long it may be. */
/** The room that nginx has for one word or comment (`NGX_CONF_BUFFER`), in bytes. */
export declare const BUFFER_BYTES = 4096;
/** The value of a word written with backslashes: nginx undoes six escapes and keeps every other backslash. */
export declare function unescape(written: string): string;
/**
 * Whether a piece of text takes at least `limit` bytes in UTF-8. A lone surrogate counts three bytes, as an encoder
 * writes it.
 */
export declare function takesBytes(text: string, start: number, end: number, limit: number): boolean;
/** Whether a UTF-16 unit is the second half of a pair. */
export declare function isLowSurrogate(code: number): boolean;
