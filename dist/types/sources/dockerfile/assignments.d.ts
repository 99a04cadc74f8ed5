/** The names and values of `ENV` and `ARG`. */
import type { Pieces } from '../shared/pieces.js';
import { PieceText } from '../shared/yaml/text.js';
import { type Scope } from './expand.js';
export interface Assignment {
    readonly name: string;
    /** Undefined for `ARG NAME`. */
    readonly value: Pieces | undefined;
}
/**
 * The assignments of an `ENV`: `A=1 B="2 3"`, or the older `A 1 2 3` that takes all the rest for one value.
 * Variables have the values from before the instruction, also where the same instruction sets them.
 */
export declare function envAssignments(rest: PieceText, scope: Scope): Assignment[];
/** The arguments of an `ARG`, with their defaults. */
export declare function argAssignments(rest: PieceText, scope: Scope): Assignment[];
/** What an `ARG` without a default holds. */
export declare function unsaid(rest: PieceText, name: string): Pieces;
