/** The words of systemd's settings, as `extract_first_word()` of `src/basic/extract-word.c` makes them. */
import type { Pieces } from '../shared/pieces.js';
import { type PieceText } from '../shared/yaml/text.js';
export interface Word {
    readonly pieces: Pieces;
    /** Whether any of it stood in quotes; `;` in quotes divides nothing. */
    readonly isQuoted: boolean;
}
/** Splits a value, undoes quotes and C escapes, and makes specifiers unknown. An escape that is none stays as it is. */
export declare function systemdWords(source: PieceText): Word[];
