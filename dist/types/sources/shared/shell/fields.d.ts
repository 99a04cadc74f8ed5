import type { Piece } from '../pieces.js';
import type { Segment } from './expand.js';
import { type Field } from './value.js';
/** Words from the parts of one word: what comes from an unquoted variable is split at blanks, and is no word when empty. */
export declare function splitBlanks(segments: readonly Segment[], empty: () => Piece): Field[];
