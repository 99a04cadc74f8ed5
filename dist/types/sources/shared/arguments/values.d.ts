/** Values by name, whichever way they reach a server: a command line, a variable, a file, a call in Python. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import type { OpenWords, OptionValue, Parsed } from './options.js';
/** One value and where it comes from. */
export interface Sourced {
    /** The product's word as the user wrote it: `--timeout-keep-alive`, `timeout_keep_alive`. */
    readonly word: string;
    /** Undefined where it is not known or not valid; null for Python's `None`. */
    readonly value: OptionValue | undefined;
    /** What stands in the place of a value that is not known, as written. */
    readonly unknown?: string;
    readonly written: string;
    readonly span: Span;
    /** The source that won, where there are several: `environment`, the name of a file. */
    readonly from?: string;
    readonly pieces?: Pieces;
}
export interface Values {
    get(name: string): Sourced | undefined;
    /** Every value of a name that may be repeated. */
    all(name: string): readonly Sourced[];
    /** Where more values may come from that were not read. */
    readonly open?: OpenWords;
}
/** The values of a command line and its environment. */
export declare function parsedValues(parsed: Parsed): Values;
/** One source of values, by the name that a person knows it by. */
export interface Layer {
    readonly label: string;
    readonly values: Values;
}
/** Values where the first source that has a name counts, as a command line before a file. */
export declare function layered(...layers: readonly Layer[]): Values;
/** A value that is a number; undefined for everything else. */
export declare function numberIn(sourced: Sourced | undefined): number | undefined;
