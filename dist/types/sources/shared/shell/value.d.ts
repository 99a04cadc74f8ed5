/** What a shell's variable holds, as far as it is known. */
import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces } from '../pieces.js';
/** One word after expansion. */
export interface Field {
    readonly pieces: Pieces;
    /** Set where it may be none or several words: `"$@"`, an unquoted variable that is not known. */
    readonly many?: true;
}
export type Value = {
    readonly kind: 'text';
    readonly pieces: Pieces;
} | {
    readonly kind: 'list';
    readonly fields: readonly Field[];
} | {
    readonly kind: 'unset';
}
/** It depends on what was not read; set at that place on one of the ways. */
 | {
    readonly kind: 'unknown';
    readonly span?: Span;
};
/** A text as a value; unknown where it is longer than anything that people write. */
export declare function textValue(pieces: Pieces): Value;
/** A list as a value; unknown where it is too long. */
export declare function listValue(fields: readonly Field[]): Value;
/** What is not known, standing at a place. */
export declare function unknownPiece(span: Span, written: string): Piece;
/** Whether nothing of a text is known, not even a fallback. */
export declare function isBlank(pieces: Pieces): boolean;
/** A text that stands only when nobody says otherwise: the fallback of an unknown. */
export declare function asFallback(pieces: Pieces, written: string): Piece;
/** The values of several ways through a script, as one. */
export declare function joinValues(values: readonly (Value | undefined)[], isDefaulted: boolean, written: string): Value;
