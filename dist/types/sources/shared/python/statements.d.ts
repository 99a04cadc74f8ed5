/** Runs statements on names and values instead of on a machine. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
/** Runs statements in order up to the first that never comes back. */
export declare function runAll(context: Context, nodes: readonly SyntaxNode[]): void;
/** Runs the statements of a body. */
export declare function runBody(context: Context, body: SyntaxNode): void;
