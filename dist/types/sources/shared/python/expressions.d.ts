/** What expressions are worth. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
import type { Span } from '../../../model/span.js';
/** The value of an expression, with what it does: names it binds, calls it makes. */
export declare function evaluate(context: Context, node: SyntaxNode): PyValue;
/** Whether a node is more than a token. */
export declare function isExpression(node: SyntaxNode): boolean;
/** The built-in functions that are understood, or that are safe to call with a list. */
export declare const BUILTINS: Set<string>;
/** `name := value`. */
export declare function readNamed(context: Context, [name, , value]: readonly SyntaxNode[], whole: SyntaxNode): PyValue;
/** `a, *b, c` between brackets or on their own. */
export declare function readElements(context: Context, nodes: readonly SyntaxNode[], tuple: boolean, span: Span): PyValue;
