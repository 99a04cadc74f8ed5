/** Counts that depend on the machine, such as the number of its processors: what arithmetic leaves of them. */
import type { Span } from '../../../model/span.js';
import type { PyUnknown, PyValue } from './value.js';
interface Range {
    readonly least: number;
    readonly most: number;
}
/** A count from `least` up to `most`, both included. */
export declare function pyCount(span: Span, { least, most }?: Range): PyUnknown;
/** `a op b` where at least one is such a count and the other a count or an integer; undefined where it is not one. */
export declare function countArithmetic(op: string, a: PyValue, b: PyValue, span: Span): PyUnknown | undefined;
/** The least or the greatest of integers of which at least one is such a count. */
export declare function countExtreme(which: 'min' | 'max', values: readonly PyValue[], span: Span): PyUnknown | undefined;
export {};
