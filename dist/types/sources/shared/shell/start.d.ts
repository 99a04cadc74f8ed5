/** A program about to be started, with what it was told before. */
import type { Invocation } from '../invocation.js';
import type { Pieces } from '../pieces.js';
import type { Budget } from './guard.js';
/** Who gets the signals that process 1 gets. */
export interface Signals {
    /** The process that stands here. */
    readonly reach: boolean;
    /** Every process below it as well. */
    readonly reachAll: boolean;
}
export interface Start {
    readonly words: readonly Pieces[];
    /** Whether the first word is a module of Python. */
    readonly isModule: boolean;
    /** A map of its own each time. */
    readonly environment: () => Map<string, Pieces>;
    readonly isOpen: boolean;
    readonly directory: string | undefined;
    readonly wrappers: readonly string[];
    readonly signals: Signals;
    /** What it reads from a here-document. */
    readonly stdin: Pieces | undefined;
    /** How many shells are around it. */
    readonly depth: number;
}
/** A script that a shell is given, as `sh -c` is. */
export interface ShellStart {
    readonly script: Pieces;
    /** `bash`, `sh`. */
    readonly shell: string;
    /** Whether it is the text after `-c`: bash puts a last simple command of that in its own place. */
    readonly isText: boolean;
    readonly positionals: readonly Pieces[];
    readonly from: Start;
}
/** What is done with what was found. */
export interface Reader {
    readonly budget: Budget;
    emit(invocation: Omit<Invocation, 'launch'>): void;
    runShell(start: ShellStart): void;
}
