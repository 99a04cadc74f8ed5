/** Collects what a command line gives while it is read. */
import { type Pieces } from '../pieces.js';
import type { ArgumentProblem, GivenOption, Occurrence, OpenWords, OptionSpec, OptionValue, ProblemKind } from './options.js';
/** Turns a text into the option's value; undefined where it is none. */
export type Convert = (option: OptionSpec, text: string) => OptionValue | undefined;
/** Whether a part of a text before an offset is not known, also where nothing stands for it: `--$NAME=1`. */
export declare function isUnknownBefore(pieces: Pieces, offset: number): boolean;
/** A text from an offset on, with what is not known in it, also where nothing stands for it: `--workers=$N`. */
export declare function textFrom(pieces: Pieces, offset: number): Pieces;
export declare class Gathering {
    private readonly convert;
    readonly problems: ArgumentProblem[];
    readonly positionals: Pieces[];
    private readonly doubtful;
    private readonly occurrences;
    private openWords;
    constructor(convert: Convert);
    /** A value from the command line. */
    give(option: OptionSpec, word: string, pieces: Pieces): void;
    /** A flag, or an option without its value, from the command line. */
    giveFlag(option: OptionSpec, word: Pieces, name: string, value: boolean): void;
    /** What one environment variable gives: one value, or several for an option that may be repeated. */
    fromEnvironment(option: OptionSpec, variable: string, values: readonly Pieces[]): Occurrence[];
    private occurrence;
    private add;
    problem(kind: ProblemKind, word: string, pieces: Pieces | undefined, more?: Partial<ArgumentProblem>): void;
    /** A word that is no option; one that is not known at all may be an argument or any number of options. */
    positional(word: Pieces): void;
    /** More options may stand in this word. */
    open(word: Pieces): void;
    /** Gives doubtful words the places of missing arguments; those that are left over leave the command line open. */
    settle(needed: number): void;
    get opened(): OpenWords | undefined;
    /** Everything given, with the winner: the command line before the environment, the last before the first. */
    given(environment: ReadonlyMap<string, readonly Occurrence[]>): Map<string, GivenOption>;
}
