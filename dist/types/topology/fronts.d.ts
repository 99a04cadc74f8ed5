/** What stands in front of everything that was read, as somebody typed it: `aws-alb:idle_timeout=120`. */
import type { Confidence } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import { type Pieces } from '../sources/shared/pieces.js';
/** The hops between the client and what was read, outermost first. */
export interface Fronts {
    readonly hops: readonly Hop[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** Why they are taken to stand there, and how sure that is; where it is not said, somebody typed it. */
    readonly because?: string;
    readonly confidence?: Confidence;
}
/** The hops that words name, or what is wrong with them: a sentence each, with the word it speaks of. */
export type NamedFronts = {
    readonly fronts: Fronts;
} | {
    readonly problems: readonly {
        readonly word: Pieces;
        readonly problem: string;
    }[];
};
/**
 * Makes hops of the values of `--lb`, outermost first: each a product, and behind a colon settings with their values,
 * separated by commas. Their places are in the file that stands for the command line. What means nothing comes back as
 * sentences.
 */
export declare function readFronts(words: readonly string[]): {
    readonly fronts: Fronts;
} | {
    readonly problems: string[];
};
/** The same for words that stand in a file, or anywhere. */
export declare function namedFronts(words: readonly Pieces[], provenance: 'flag' | 'explicit'): NamedFronts;
