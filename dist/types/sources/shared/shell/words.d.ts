import type { Pieces } from '../pieces.js';
/**
 * A text as words, as Python's `shlex.split` makes them (POSIX mode, no comments): quotes and backslashes undone, each
 * word knowing where it is written. `#` and an escaped newline are text. Where `shlex` would complain of a quote that is
 * not closed or of a lone backslash at the end, the word ends with the text. What is unknown is a part of a word, and its
 * fallback is split like any other text.
 */
export declare function splitWords(pieces: Pieces): Pieces[];
