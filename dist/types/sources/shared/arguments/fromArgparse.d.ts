/** Lets a server whose command line is read by argparse be read like the others. */
import { type Pieces } from '../pieces.js';
import type { ParseArguments } from './options.js';
interface ArgparseOption {
    readonly dest: string;
    readonly flags: readonly string[];
    readonly action: 'store' | 'append' | 'store_true' | 'help' | 'version';
}
/** What a reader of argparse's grammar gives back, as far as it is needed here. */
export interface ArgparseResult {
    readonly given: ReadonlyMap<string, readonly {
        readonly flag: string;
        readonly word: Pieces;
        readonly values: readonly Pieces[];
    }[]>;
    readonly positionals: ReadonlyMap<string, readonly Pieces[]>;
    readonly problems: readonly ArgparseProblem[];
    readonly open: readonly Pieces[];
}
export interface ArgparseProblem {
    readonly kind: string;
    readonly word?: Pieces;
    readonly flag?: string;
    readonly value?: Pieces;
    readonly candidates?: readonly string[];
}
export type ReadArgparse = (words: readonly Pieces[], grammar: {
    readonly options: readonly ArgparseOption[];
    readonly positionals: readonly {
        readonly dest: string;
    }[];
}) => ArgparseResult;
/** Reads command lines with a reader of argparse's grammar. Types are Python's own `int` and `float`, as click's are. */
export declare function parseWith(read: ReadArgparse): ParseArguments;
export {};
