/** Says what is wrong with a command line, as observations that every server has. */
import type { Invocation } from '../invocation.js';
import type { OptionSpec, Parsed } from './options.js';
import type { ServerReading } from './reading.js';
/** A word of another server, or one that many believe to exist, and the word that is right here. */
export interface ForeignWord {
    /** Empty where there is nothing like it. */
    readonly right: string;
    /** The server that has it; empty where none has. */
    readonly server: string;
}
export interface ReportOptions {
    readonly foreign: ReadonlyMap<string, ForeignWord>;
    /** Whether every option of the server is known, so that any other does not exist. */
    readonly complete: boolean;
}
/**
 * Turns problems into observations: `unknown-option` {option, nearest, server, value}, `invalid-value`
 * {option, value, expected}, `missing-value` {option}, `unwanted-value` {option, value}, `ambiguous-option`
 * {option, candidates}, `missing-application` {}, `extra-argument` {argument}.
 */
export declare function reportProblems(reading: ServerReading, parsed: Parsed, invocation: Invocation, { foreign, complete }: ReportOptions): void;
/** `int`, `float from 1 to 60000`, `auto, h11, httptools`. */
export declare function expectedOf(option: OptionSpec | undefined): string;
