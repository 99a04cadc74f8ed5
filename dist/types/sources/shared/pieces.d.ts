/**
 * Text that knows where it was written, through every layer of quoting: a JSON string in a Dockerfile, a YAML scalar
 * with a command line in it, a variable put in from somewhere else.
 */
import type { Span } from '../../model/span.js';
/** A stretch of text with one origin. */
export interface Piece {
    /** The text with all quoting undone. Of a piece that is not known: its fallback, or empty. */
    readonly text: string;
    /** Where it is written. */
    readonly span: Span;
    /** Whether every UTF-16 unit of `text` is one unit of the span, so that a part of the one is that part of the other. */
    readonly exact: boolean;
    /** Set where the text depends on what was not read: a variable, a command substitution, a template. */
    readonly unknown?: UnknownText;
}
/** What is not known about a piece. */
export interface UnknownText {
    /** As written: `${TIMEOUT:-120}`, `$(nproc)`, `{{ .Values.timeout }}`. */
    readonly written: string;
    /** What it is when nobody says otherwise: `120`. */
    readonly fallback?: string;
}
/** One word or one text, put together from where its parts were written. Never empty: an empty word has one empty piece. */
export type Pieces = readonly Piece[];
/** A text that stands in a file as it is. */
export declare function written(span: Span): Pieces;
/** The whole text, with fallbacks in the place of what is not known. */
export declare function textOf(pieces: Pieces): string;
/** What is not known in a text; undefined when all of it is. */
export declare function unknownIn(pieces: Pieces): UnknownText | undefined;
/** The text as a person wrote it: what is not known stands in its own words. */
export declare function writtenText(pieces: Pieces): string;
/** The part of a text from `start` up to `end`, in UTF-16 units of {@link textOf}. Where it falls into a piece that is not exact, it has that piece's whole span. */
export declare function slicePieces(pieces: Pieces, start: number, end?: number): Pieces;
/** The smallest span around all pieces that stand in the file of the first. */
export declare function spanOf(pieces: Pieces): Span;
