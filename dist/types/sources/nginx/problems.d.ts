/** Collects what is wrong with a text, up to a bound. */
import type { SyntaxProblem, SyntaxReason } from './syntax.js';
export declare class Problems {
    #private;
    /** How many were told, more than are kept perhaps. */
    count: number;
    /** How many of them tell a block that never ends. */
    unclosed: number;
    /** Whether a template decides what of the text is used: then braces need not match. */
    steered: boolean;
    constructor(text: string);
    add(reason: SyntaxReason, start: number, end: number): void;
    /** Runs something whose problems do not count. */
    mute(run: () => void): void;
    /** Whether these tell of less that is wrong. */
    areFewerThan(others: Problems): boolean;
    /** The kept problems in the order of the text. */
    inOrder(): SyntaxProblem[];
}
