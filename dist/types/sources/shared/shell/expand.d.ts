/** Words of a script as the shell would make them: quotes undone, variables put in, split where the shell splits. */
import type { HereDocBody, Word } from 'unbash';
import { type Piece, type Pieces } from '../pieces.js';
import type { Budget } from './guard.js';
import { type Origin } from './origin.js';
import type { Scope } from './scope.js';
import { type Field } from './value.js';
/** Where a word is expanded. */
export interface Place {
    readonly origin: Origin;
    readonly scope: Scope;
    readonly budget: Budget;
}
/** A part of a word after expansion. */
export type Segment = {
    readonly kind: 'text';
    readonly pieces: readonly Piece[];
    readonly isQuoted: boolean;
    readonly splits: boolean;
} | {
    readonly kind: 'list';
    readonly fields: readonly Field[];
    readonly isQuoted: boolean;
};
/** The words that one word becomes: none, one or several. */
export declare function expandWord(word: Word, place: Place): Field[];
/** One text, as in an assignment: nothing is split. */
export declare function expandText(word: Word, place: Place): Pieces;
/** What a program reads from a here-document. */
export declare function expandBody(body: HereDocBody, place: Place): Pieces;
/** A list in a text stands with blanks between its words. */
export declare function piecesOf(segment: Segment): Piece[];
export declare function blankBefore(pieces: Pieces): Piece;
export declare function segmentsOf(word: Word, place: Place): Segment[];
