/**
 * A text that can go to any terminal: what would move its cursor, recolour it, hide or reorder text is shown as a
 * visible escape (`\x1b`), a lone surrogate as U+FFFD.
 */
export declare function printable(text: string): string;
/** Like `printable`, and cut to `max` UTF-16 units: a value from a file may be a megabyte long. */
export declare function short(text: string, max?: number): string;
/**
 * A whole report in which no line is a command to a build system: GitHub obeys lines that begin with `::`, and a long
 * text may be broken just there.
 */
export declare function inert(report: string): string;
/**
 * JSON, two spaces deep, in which also the control characters are escaped that `JSON.stringify` lets through.
 * It says the same to every JSON parser.
 */
export declare function safeJson(value: unknown): string;
