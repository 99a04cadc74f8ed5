/** The shapes of common nginx directives: enough to see where a `;` or a `{` was left out. */
/** How a directive is written. */
export interface Shape {
    readonly block: boolean;
    /** Arguments that must be there before a block's `{` is missed; 0 for other directives. */
    readonly least: number;
    /**
     * The most arguments. For directives that take any number: after how many a further directive's name, on a line of
     * its own, can be no argument; infinite where nginx takes every word.
     */
    readonly most: number;
    /** Whether more arguments than `most` may be right. */
    readonly open: boolean;
}
/**
 * The one string that stands for a common directive's name wherever it is read; any other name as it is. Directives are
 * looked for by their names all the time, and the same string is found to be equal without a look into it.
 */
export declare function commonName(name: string): string;
/** The shape of a common directive, or undefined for any other. `within` is the name of the block around it, if any. */
export declare function shapeOf(name: string, within: string | undefined, opens: boolean): Shape | undefined;
/** Whether a word is the name of a common directive and, as an argument of `owner`, would be wrong. */
export declare function namesDirective(word: string, owner: Shape): boolean;
/** Whether a directive is one of the common ones that always have a block. */
export declare function isBlock(name: string): boolean;
/**
 * How many words an entry may have behind its key where a block's content is no directives (`map`, `geo`), or undefined
 * for an ordinary block.
 */
export declare function entryLimit(name: string): number | undefined;
