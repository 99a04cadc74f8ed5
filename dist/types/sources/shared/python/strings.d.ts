/** String literals: quotes and escapes undone, with the place of every part. */
import type { SourceFile, Span } from '../../../model/span.js';
import type { Piece, Pieces } from '../pieces.js';
/** Puts a text together from where its parts stand. */
export declare class TextBuilder {
    #private;
    length: number;
    constructor(whole: Span);
    add(piece: Piece): void;
    pieces(): Pieces;
}
/** A literal without what is in it: `rb'''`. */
export interface Quotes {
    readonly raw: boolean;
    readonly bytes: boolean;
    /** Where its content starts and ends. */
    readonly start: number;
    readonly end: number;
}
/** Takes the prefix and the quotes off a literal; undefined where it has no end. */
export declare function unquote({ file, start, end }: Span): Quotes | undefined;
/**
 * Adds the content from `start` up to `end`; in a format string `{{` and `}}` stand for one brace.
 *
 * @returns false where the text is not known: `\N{...}`, an escape that Python refuses.
 */
export declare function addContent(to: TextBuilder, file: SourceFile, range: {
    readonly start: number;
    readonly end: number;
}, how: {
    readonly raw: boolean;
    readonly format: boolean;
}): boolean;
