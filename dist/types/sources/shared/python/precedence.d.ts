/**
 * Operators by Python's own precedence. The grammar reads `not a and b` as `not (a and b)` and knows no chains
 * `a < b < c`, so the operators of one expression are laid out in a row and read anew.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
/** The value of an expression whose top is an operator. */
export declare function readOperators(context: Context, node: SyntaxNode): PyValue;
