/** How functions of known values carry what is known about values that are not. */
import type { Span } from '../../../model/span.js';
import type { PyKnown, PyValue } from './value.js';
/** What stands for a value that nobody sets otherwise: the last of several defaults. Undefined where there is none. */
export declare function settledFallback(value: PyValue): PyValue | undefined;
/**
 * Applies a function of known values to values that may not be known: to each alternative, and to the fallback.
 * What it cannot work out is unknown, and keeps the environment variable that it came from.
 *
 * @param keep what can be said although not all of them are known, about counts for example
 */
export declare function lift(span: Span, operands: readonly PyValue[], compute: (operands: readonly PyKnown[]) => PyValue | undefined, keep?: (operands: readonly PyValue[]) => PyValue | undefined): PyValue;
