import { type Span } from '../model/span.js';
/** Whether a place is a flag rather than a file. */
export declare function isFlag(span: Span): boolean;
/**
 * A file's name as it may stand at the start of a line: control characters escaped, and `./` before what a build
 * system would take for a command (`::error::`) or a program for an option.
 */
export declare function fileLabel(name: string): string;
/** `nginx.conf:3:5`; a place on the command line as the flag that was typed: `--lb-idle 60`. */
export declare function placeLabel(span: Span): string;
/** The flag that was typed, whole. */
export declare function flagLabel(span: Span): string;
