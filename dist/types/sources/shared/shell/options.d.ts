/** A wrapper's own options, so that they are not taken for those of the program behind it. */
import { type Pieces } from '../pieces.js';
export interface OptionGrammar {
    /** Letters of short options that take a value, in the same word or the next. */
    readonly values?: string;
    /** Long options, without dashes, that take the next word where no `=` follows. */
    readonly longs?: readonly string[];
    /** `-name value` with one dash, as Go's flag package reads them. */
    readonly isGo?: true;
    /** Options, without dashes, after whose value everything is the program's: `-m` of Python. */
    readonly last?: readonly string[];
}
export interface Option {
    readonly name: string;
    readonly value: Pieces | undefined;
}
export interface ReadOptions {
    readonly options: readonly Option[];
    /** The first word that is none of them. */
    readonly next: number;
}
/** Reads options from a word on, up to the first word that is none or past `--`. */
export declare function readOptions(words: readonly Pieces[], from: number, grammar: OptionGrammar): ReadOptions;
/** The value of an option that may be written in several ways; the last wins. */
export declare function valueOf(options: readonly Option[], ...names: readonly string[]): Pieces | undefined;
export declare function hasOption(options: readonly Option[], ...names: readonly string[]): boolean;
