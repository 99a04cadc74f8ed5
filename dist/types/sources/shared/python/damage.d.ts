/** Which statements have errors in them, and whether an error stays within its statement. */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { ErrorRange } from './parse.js';
/** Statements without statements in them. */
export declare const SIMPLE: RegExp;
export declare class Damage {
    #private;
    /** @param text the text that was parsed */
    constructor(tree: Tree, errors: readonly ErrorRange[], text: string);
    /** Whether there is an error in a node, of those that do not stay within one line's statement if so asked. */
    within({ from, to }: SyntaxNode, which: 'any' | 'spreading'): boolean;
}
