import type { Word } from './syntax.js';
/** What ended the words: `;`, `{`, a `}` that came too early, or the end of the text. */
export type Ending = 'semicolon' | 'open' | 'close' | 'end';
/** Where the words stand. */
export interface Place {
    readonly text: string;
    /** The name of the block around them, if known. */
    readonly within: string | undefined;
    /** In `map` and its like: how many words an entry may have behind its key. */
    readonly entryLimit: number | undefined;
}
/** What is wrong with the words: a further directive begins at `at` (none: -1), a `{` is missing before it. */
export interface Swallowed {
    readonly at: number;
    readonly lacksOpen: boolean;
}
/** Whether a directive with so many arguments, ended in this way, has nothing that `findSwallowed` would find. */
export declare function looksFine(name: string, given: number, ending: Ending, place: Place): boolean;
/**
 * Looks at the words from `from` on, which nginx takes for one directive. Anything that nginx could accept is fine,
 * however odd.
 */
export declare function findSwallowed(words: readonly Word[], from: number, ending: Ending, place: Place): Swallowed;
