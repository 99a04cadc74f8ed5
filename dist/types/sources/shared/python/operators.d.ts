/** Operators on values that are known, and how they carry what is known about values that are not. */
import type { Span } from '../../../model/span.js';
import type { PyString, PyValue } from './value.js';
/** `a op b` for the operators that work out a new value. */
export declare function binary(op: string, a: PyValue, b: PyValue, span: Span): PyValue;
/** One text after the other, each part at its own place; undefined where it grows too long. */
export declare function concatenate(parts: readonly PyString[], span: Span): PyString | undefined;
/** `-x`, `+x`, `~x`. */
export declare function unary(op: string, a: PyValue, span: Span): PyValue;
/** `not x`. */
export declare function negate(a: PyValue, span: Span): PyValue;
/** `a op b` for `<`, `==`, `in`, `not in`, `is`, `is not` and their like. */
export declare function compare(op: string, a: PyValue, b: PyValue, span: Span): PyValue;
/** Python's `==`; undefined where it takes a value that is not known. */
export declare function equals(a: PyValue, b: PyValue, depth?: number): boolean | undefined;
