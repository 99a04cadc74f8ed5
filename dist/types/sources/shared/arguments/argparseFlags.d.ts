/** Which option a word stands for: by its full name, a unique beginning of it, or the first letter of a bundle. */
import { type Pieces } from '../pieces.js';
import type { OptionSpec } from './argparse.js';
export interface Candidate {
    readonly spec: OptionSpec | undefined;
    readonly flag: string;
    /** Where the value begins in the word, or undefined where it has none in it. */
    readonly valueAt: number | undefined;
    /** Where the flag ends in the word. */
    readonly flagEnd: number;
    readonly ambiguous?: readonly string[];
}
export declare class FlagTable {
    readonly flags: Map<string, OptionSpec>;
    constructor(options: readonly OptionSpec[]);
    /** The option that a word stands for; undefined for a value or a positional. */
    candidateOf(word: Pieces, text?: string): Candidate | undefined;
    private longMatches;
    private shortMatches;
}
/** Whether a word that is read as a value may be an option: `$OPTIONS`, `--$NAME`. */
export declare function mayBeOption(word: Pieces): boolean;
/** Whether one of the first `length` units of a word comes from what is not known, or stands where they begin or end. */
export declare function hasUnknown(word: Pieces, length: number): boolean;
