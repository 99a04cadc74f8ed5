/** Calls: those that are understood give a value, the others are noted. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
/** The value of a call. */
export declare function readCall(context: Context, node: SyntaxNode): PyValue;
