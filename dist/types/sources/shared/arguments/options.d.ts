/** What command lines are made of, whatever library reads them: options, what was given for them, what is wrong. */
import type { Span } from '../../../model/span.js';
import type { Pieces, UnknownText } from '../pieces.js';
/** What an option takes. A `flag` takes nothing; `boolean` is a word such as `true`. */
export type ValueKind = 'text' | 'int' | 'float' | 'boolean' | 'choice' | 'flag';
export interface OptionSpec {
    /** The name its value goes by: `timeout_keep_alive`. */
    readonly name: string;
    /** `--workers`, `-w`. */
    readonly flags: readonly string[];
    /** What turns a flag off: `--no-reload`. */
    readonly off?: readonly string[];
    readonly kind: ValueKind;
    readonly choices?: readonly string[];
    /** Whether choices are compared without regard to case. */
    readonly caseless?: boolean;
    /** The least and the most number that is accepted, both included. */
    readonly least?: number;
    readonly most?: number;
    /** Whether every repeat counts instead of the last alone. */
    readonly multiple?: boolean;
    /** What separates the values of a multiple option in an environment variable; white space where nothing is said. */
    readonly separator?: string;
    /** Whether a value may be left out, and then only stands behind `=`. */
    readonly optionalValue?: boolean;
    /** A variable of its own, beside those with the grammar's prefix. */
    readonly variable?: string;
    /** Whether the program prints something and ends: `--help`, `--version`. */
    readonly ends?: boolean;
    /** The first version that has it, and the first that does not have it any more. */
    readonly since?: string;
    readonly until?: string;
}
export interface Grammar {
    readonly options: readonly OptionSpec[];
    /** `UVICORN` where `UVICORN_<NAME>` gives a value that the command line does not give. */
    readonly environmentPrefix?: string;
    /** How many words that are no options there must and may be. */
    readonly positionals: {
        readonly least: number;
        readonly most: number;
    };
}
export type OptionValue = number | string | boolean | null;
/** One time that a value is given. */
export interface Occurrence {
    readonly option: OptionSpec;
    /** As written: `--workers`, `-w`, `UVICORN_WORKERS`. */
    readonly word: string;
    readonly source: 'command-line' | 'environment';
    /** Undefined where it is not known, or is no value that the option takes. */
    readonly value: OptionValue | undefined;
    readonly unknown?: UnknownText;
    /** The value's text; undefined for a flag. */
    readonly pieces?: Pieces;
    readonly written: string;
    /** The value's place; of a flag, its own. */
    readonly span: Span;
}
/** All that is given for one option. */
export interface GivenOption {
    /** The one that counts. */
    readonly winner: Occurrence;
    /** Those that count together, for an option that may be repeated; else the winner alone. */
    readonly values: readonly Occurrence[];
    /** All, those of the environment first, in the order in which they stand. */
    readonly all: readonly Occurrence[];
}
export type ProblemKind = 'unknown-option' | 'ambiguous-option' | 'missing-value' | 'unwanted-value' | 'invalid-value' | 'missing-argument' | 'extra-argument';
export interface ArgumentProblem {
    readonly kind: ProblemKind;
    /** The option as written, or the argument. */
    readonly word: string;
    /** Undefined for what is missing where nothing was written. */
    readonly span: Span | undefined;
    readonly option?: OptionSpec;
    /** The value as written. */
    readonly value?: string;
    /** The word after it that may be its value, for an option that is not known. */
    readonly next?: Pieces;
    /** What an abbreviation may stand for. */
    readonly candidates: readonly string[];
}
/** Words that may hold more options: `$UVICORN_OPTS`, `"$@"`. */
export interface OpenWords {
    readonly written: string;
    readonly span: Span;
}
export interface Parsed {
    /** By the option's name. */
    readonly given: ReadonlyMap<string, GivenOption>;
    readonly positionals: readonly Pieces[];
    /** In the order in which they stand; the program stops at the first. */
    readonly problems: readonly ArgumentProblem[];
    readonly open?: OpenWords;
    /** The option that makes the program print something and end. */
    readonly ends?: Occurrence;
}
/** Reads a command line by a grammar. */
export type ParseArguments = (args: readonly Pieces[], grammar: Grammar, environment?: ReadonlyMap<string, Pieces>) => Parsed;
/** Python's `int(text)`: spaces around and single underscores between digits are allowed; 4300 digits at most. */
export declare function parsePythonInt(text: string): number | undefined;
/** Python's `float(text)`, with `inf` and `nan`. */
export declare function parsePythonFloat(text: string): number | undefined;
/** Whether a version is lower than another, both as `0.17.6`; letters behind a number do not count. */
export declare function isOlder(version: string, than: string): boolean;
/** The options that a version has. Where it is not known: all that there ever were, each in its newest form. */
export declare function optionsOf(table: readonly OptionSpec[], version: string | undefined): OptionSpec[];
