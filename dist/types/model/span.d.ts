/** A half-open range of UTF-16 offsets in one file. Lines and columns are computed at the edge. */
export interface Span {
    readonly file: SourceFile;
    readonly start: number;
    readonly end: number;
}
/**
 * A text that was read, with the name a person knows it by (a path, `<stdin>`, {@link COMMAND_LINE}).
 * What was typed on the command line is a file too, so that no value is without a place.
 */
export interface SourceFile {
    readonly name: string;
    readonly text: string;
}
/** The name of a file that stands for what was typed: its text is the flag, or the command, as typed. */
export declare const COMMAND_LINE = "<command line>";
/** Line and column of an offset, both counted from 1; the column counts UTF-16 units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** Offsets at which the lines of a file begin; `\n`, `\r\n` and a lone `\r` all end a line. */
export declare function lineStarts(file: SourceFile): Uint32Array;
/** The position of an offset; offsets outside the text are moved to its nearest end. */
export declare function positionAt(file: SourceFile, offset: number): Position;
/** The text that a span covers. */
export declare function sliceOf(span: Span): string;
/** Orders spans by file name, then place; for stable output. */
export declare function compareSpans(a: Span, b: Span): number;
