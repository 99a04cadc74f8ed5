/** Functions and classes: their names when they are defined, their bodies when the module is through. */
import type { SyntaxNode } from '@lezer/common';
import type { Context, Pending } from './context.js';
/** Binds the function's name, and keeps its body for later. */
export declare function readFunction(context: Context, node: SyntaxNode): void;
/** Keeps the body of a function or lambda for later; the defaults of its parameters are worked out now. */
export declare function defer(context: Context, node: SyntaxNode): void;
/** Reads a body as if the function were called by somebody who leaves out what has a default. */
export declare function runPending(context: Context, pending: Pending): void;
/** Reads a class with what its body binds. */
export declare function readClass(context: Context, node: SyntaxNode): void;
