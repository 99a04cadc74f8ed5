/** String literals, also several in a row and format strings. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
/** `'a'`, or several literals one after the other. */
export declare function readStrings(context: Context, node: SyntaxNode): PyValue;
/** `f'{host}:{port}'`; replacements with a format or a conversion other than `!s` are not worked out. */
export declare function readFormat(context: Context, node: SyntaxNode): PyValue;
