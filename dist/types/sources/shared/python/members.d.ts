/** `object.name` and `object[key]`. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
import type { Span } from '../../../model/span.js';
/** The value of an attribute or an element. */
export declare function readMember(context: Context, node: SyntaxNode): PyValue;
/** The key of `object[key]`; of a slice, unknown. */
export declare function evaluateKey(context: Context, node: SyntaxNode): PyValue;
/** `holder.name`: a longer dotted name, or what a class of this module says. */
export declare function attributeOf(context: Context, holder: PyValue, name: string, span: Span): PyValue;
/** `holder[key]`, or with a default `holder.get(key, otherwise)`. */
export declare function elementOf(holder: PyValue, key: PyValue, otherwise: PyValue | undefined, span: Span): PyValue;
