/** `import` and `from ... import`: names that stand for dotted names elsewhere. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
/** Binds what an import binds. `from x import *` may bind anything. */
export declare function runImport(context: Context, node: SyntaxNode): void;
