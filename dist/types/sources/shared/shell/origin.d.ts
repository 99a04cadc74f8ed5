import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces } from '../pieces.js';
/** A text to be parsed, with the way back from every offset to where it is written. */
export declare class Origin {
    #private;
    /** What a parser is given: unknown parts stand as one character of a word, and `\r` before a line's end as a blank. */
    readonly text: string;
    constructor(pieces: Pieces, lines?: 'as-written' | 'unix');
    /** The part from `start` up to `end` of {@link text}. */
    slice(start: number, end: number): Pieces;
    spanOf(start: number, end: number): Span;
    /** As a person wrote it. */
    written(start: number, end: number): string;
}
/** One word's pieces: neighbours that are neighbours in the file too become one, empty ones that say nothing are left out. Never empty. */
export declare function joined(pieces: Pieces, empty: () => Piece): Pieces;
