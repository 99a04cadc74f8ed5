/** Branches, loops and what may be left in the middle. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
/** `if`, `elif`, `else`: the branch that is taken where that is known, otherwise all of them side by side. */
export declare function runIf(context: Context, node: SyntaxNode): void;
/** `for` and `while`: how often they run is not known, so what they bind is unknown afterwards. */
export declare function runLoop(context: Context, node: SyntaxNode): void;
/** `try`: an exception may come anywhere in it, or nowhere. */
export declare function runTry(context: Context, node: SyntaxNode): void;
/** `with`: a context manager may swallow an exception (`suppress`), so its body may be left at any point; one of `open` does not. */
export declare function runWith(context: Context, node: SyntaxNode): void;
/** `match`: any of the cases, or none. */
export declare function runMatch(context: Context, node: SyntaxNode): void;
