/** A long text made of pieces, of which many parts are asked for. */
import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces } from '../pieces.js';
/**
 * The text of some pieces as one string, with the way back. A part costs the logarithm of the number of pieces, so
 * that a line of a megabyte with as many continuations is still read in linear time.
 */
export declare class PieceText {
    #private;
    readonly text: string;
    constructor(pieces: Pieces);
    /** All pieces. */
    get pieces(): Pieces;
    /**
     * The pieces from `start` up to `end`, possibly none. What is unknown and has no text stands between two characters:
     * it belongs to every part that touches its place, so parts that follow one another without a gap would repeat it.
     */
    parts(start: number, end?: number): Piece[];
    /** The same, never empty: an empty part is an empty piece at its place. */
    slice(start: number, end?: number): Pieces;
    /** The place of a part in its file. */
    span(start: number, end?: number): Span;
    /** The part without blanks at its ends. */
    trimmed(): PieceText;
}
/** The range without blanks and line ends at both ends. */
export declare function trimmedRange(text: string, start: number, end: number): [start: number, end: number];
/** Whether a UTF-16 unit is a space, tab or line end. */
export declare function isSpace(code: number): boolean;
/** Joins parts into one text; an unknown text without any characters is kept. */
export declare function joined(parts: readonly Piece[], place: Span): Pieces;
/**
 * One piece for something that depends on what was not read. `fallback` is what it is otherwise: its place is then
 * the piece's, so that a reader is led to the value and not to the braces around it.
 */
export declare function unknownPiece(place: Span, writtenAs: string, fallback?: Pieces): Piece;
/** A text for people and for names: of what is unknown the fallback, or else its own words. */
export declare function shownText(pieces: Pieces): string;
