/** Puts a text together from stretches that stand in a source as they are and from what escapes stand for. */
import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces } from '../pieces.js';
/** The pieces of a stretch of a source, possibly none. */
export type PartsOf = (start: number, end: number) => readonly Piece[];
export declare class PiecesBuilder {
    #private;
    /** `place` is where an empty text stands. */
    constructor(partsOf: PartsOf, place: Span);
    /** The stretch from `start` up to `end`, as it is; neighbours become one piece. */
    copy(start: number, end: number): void;
    /** A text that the stretch stands for without being it: `\n`, a folded line end. */
    put(text: string, start: number, end: number): void;
    /** Pieces from elsewhere. */
    add(pieces: readonly Piece[]): void;
    /** Whether nothing was added yet. */
    get isEmpty(): boolean;
    /** The text so far; the builder can go on. */
    pieces(): Pieces;
}
