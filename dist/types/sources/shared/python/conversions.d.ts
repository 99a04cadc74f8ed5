/** `int(x)`, `float(x)`, `str(x)` and `bool(x)`: the result stands where its text stands. */
import type { Span } from '../../../model/span.js';
import type { PyValue } from './value.js';
/** `int(x)`. */
export declare function toInteger(value: PyValue, span: Span): PyValue;
/** `float(x)`. */
export declare function toFloat(value: PyValue, span: Span): PyValue;
/** `str(x)`. */
export declare function toText(value: PyValue, span: Span): PyValue;
/** `bool(x)`. */
export declare function toBoolean(value: PyValue, span: Span): PyValue;
