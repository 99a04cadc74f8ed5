import type { Span } from '../../model/span.js';
import { type Pieces } from '../shared/pieces.js';
/** One option as it is given, in the order in which uWSGI takes them: the last of several counts. */
export interface Entry {
    /** Without dashes: `harakiri`. Two names of one option have one of them here. */
    readonly name: string;
    /** As written: `--harakiri`, `-t`, `UWSGI_HARAKIRI`, `harakiri`. */
    readonly word: string;
    readonly value: string;
    /** What is not known of the value: a placeholder, a variable, a condition around it. */
    readonly unknown?: string;
    readonly written: string;
    readonly span: Span;
    readonly pieces?: Pieces;
    /** The source as a person knows it: `command line`, `environment`, the name of a file. */
    readonly from: string;
}
export interface CommandLine {
    readonly entries: readonly Entry[];
    /** Words that are no options: configuration files, read behind all options. */
    readonly files: readonly Pieces[];
    /** Words that may hold more options. */
    readonly open: readonly Pieces[];
    readonly missing: readonly {
        readonly word: string;
        readonly span: Span;
    }[];
    readonly unwanted: readonly {
        readonly word: string;
        readonly value: string;
        readonly span: Span;
    }[];
}
/** An option's name with its other names taken to one. */
export declare function plainName(name: string): string;
/** `%(x)`, `%d`, `$(HOME)`, `@(file)` are put in by uWSGI when it reads a value. */
export declare function placeholderIn(text: string): boolean;
/**
 * Takes a command line apart as `getopt_long` does (seen on 2.0.21): options stand anywhere up to `--`, one-letter options
 * may be bundled. Abbreviated names are not looked up: the options of plugins are not all known.
 */
export declare function readCommandLine(args: readonly Pieces[]): CommandLine;
/** A value with its place; not known where a piece of it is not, or where uWSGI puts something in. */
export declare function entryOf(name: string, word: string, pieces: Pieces, from: string, conditional?: boolean): Entry;
