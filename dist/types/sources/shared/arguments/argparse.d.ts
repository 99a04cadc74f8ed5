import { type Pieces } from '../pieces.js';
/** How many words an option or a positional takes: one where nothing is said. */
export type Nargs = '?' | '*' | '+' | number;
export interface OptionSpec {
    readonly dest: string;
    /** `-t`, `--timeout`: as they are declared, the order being that of the candidates of an ambiguous prefix. */
    readonly flags: readonly string[];
    readonly action: 'store' | 'append' | 'store_true' | 'store_const' | 'version' | 'help';
    readonly nargs?: Nargs | undefined;
}
export interface PositionalSpec {
    readonly dest: string;
    readonly nargs?: Nargs | undefined;
}
export interface Grammar {
    readonly options: readonly OptionSpec[];
    readonly positionals: readonly PositionalSpec[];
}
/** One time that an option was given. */
export interface GivenOption {
    readonly spec: OptionSpec;
    /** The flag that it stands for, in full: `--timeout` also where `--time` is written. */
    readonly flag: string;
    /** The flag as written, without its value. */
    readonly word: Pieces;
    /** Its values; none for flags that take none. Of `--timeout=120` the part behind the sign. */
    readonly values: readonly Pieces[];
    readonly abbreviated: boolean;
}
export type ArgumentProblem = {
    readonly kind: 'unknown-flag';
    readonly word: Pieces;
    readonly flag: string;
} | {
    readonly kind: 'ambiguous-flag';
    readonly word: Pieces;
    readonly flag: string;
    readonly candidates: readonly string[];
} | {
    readonly kind: 'missing-value';
    readonly word: Pieces;
    readonly flag: string;
} | {
    readonly kind: 'unexpected-value';
    readonly word: Pieces;
    readonly flag: string;
    readonly value: Pieces;
} | {
    readonly kind: 'extra-argument';
    readonly word: Pieces;
} | {
    readonly kind: 'missing-argument';
    readonly dest: string;
};
export interface ParsedArguments {
    /** Every time that each destination was given, in order; of `store` options the last one wins. */
    readonly given: ReadonlyMap<string, readonly GivenOption[]>;
    readonly positionals: ReadonlyMap<string, readonly Pieces[]>;
    /** What the real parser refuses; it stops at the first, this one goes on behind it. */
    readonly problems: readonly ArgumentProblem[];
    /** Words that begin with what is not known, and so may be options: `$EXTRA_OPTS`. */
    readonly open: readonly Pieces[];
}
/**
 * Reads words as Python's argparse does: options by unique prefix, values in the same word or the next, short flags
 * bundled, positionals in one run anywhere between them. Seen on Python 3.11; programs that declare options which look
 * like negative numbers are not covered.
 */
export declare function parseArguments(words: readonly Pieces[], grammar: Grammar): ParsedArguments;
