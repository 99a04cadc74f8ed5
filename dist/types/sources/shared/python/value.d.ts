import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import type { PyCall } from './module.js';
interface Placed {
    /** The literal, or the smallest expression, that decides the value; for a variable of a known environment, where that is set. */
    readonly span: Span;
    /** The text of the span. */
    readonly written: string;
    /** The environment variable that the value comes from. */
    readonly variable?: string;
}
export interface PyNumber extends Placed {
    readonly kind: 'number';
    /** Of an integer above 2^53 the nearest that fits; {@link integer} is exact. */
    readonly value: number;
    /** `30.0` and `60 / 2` are floats, `30` and `60 // 2` are not. */
    readonly float: boolean;
    /** Set for every integer, never for a float. */
    readonly integer?: bigint;
}
export interface PyString extends Placed {
    readonly kind: 'string';
    readonly value: string;
    /** The same text with the place of each part, quotes and escapes undone. */
    readonly pieces: Pieces;
}
export interface PyBoolean extends Placed {
    readonly kind: 'boolean';
    readonly value: boolean;
}
export interface PyNone extends Placed {
    readonly kind: 'none';
    readonly value: null;
}
export interface PyList extends Placed {
    readonly kind: 'list';
    readonly value: readonly PyValue[];
    readonly tuple: boolean;
}
export interface PyDict extends Placed {
    readonly kind: 'dict';
    /** What is under keys that are strings. */
    readonly value: ReadonlyMap<string, PyValue>;
    /** Where those keys are written. */
    readonly keySpans: ReadonlyMap<string, Span>;
    /** Whether it may hold more: `**other`, a key that is not known or not a string. */
    readonly open: boolean;
}
export interface PyUnknown extends Placed {
    readonly kind: 'unknown';
    /** All values that it can have, where a condition decides between them; one of these may be unknown itself. */
    readonly alternatives?: readonly PyValue[];
    /** Whether the name may also be not set at all. */
    readonly mayBeMissing?: true;
    /** What it is when nobody says otherwise: the default of an environment variable or of a parameter. */
    readonly fallback?: PyValue;
    /** A count that depends on the machine: `cpu_count() * 2 + 1`. */
    readonly count?: true;
    /** The least and the most that such a count can be, where there is one. */
    readonly atLeast?: number;
    readonly atMost?: number;
    /** The dotted name that it stands for, aliases undone: `uvicorn.workers.UvicornWorker`; of what the module defines itself, its bare name. */
    readonly reference?: string;
    /** The call that made it: `Config(...)`. */
    readonly made?: PyCall;
}
export type PyKnown = PyNumber | PyString | PyBoolean | PyNone | PyList | PyDict;
export type PyValue = PyKnown | PyUnknown;
export declare function isKnown(value: PyValue): value is PyKnown;
export declare function pyUnknown(span: Span, more?: Partial<Omit<PyUnknown, 'kind' | 'span' | 'written'>>): PyUnknown;
/** A number of Python: an integer as a bigint, a float as a number. */
export type Num = bigint | number;
export declare function pyNumber(num: Num, span: Span): PyNumber;
export declare function pyBoolean(value: boolean, span: Span): PyBoolean;
export declare function pyNone(span: Span): PyNone;
export declare function pyString(pieces: Pieces, span: Span): PyString;
/** A text that was worked out and is written nowhere. */
export declare function pyText(text: string, span: Span): PyString;
export declare function pyList(value: readonly PyValue[], tuple: boolean, span: Span): PyList;
export declare function pyDict(value: ReadonlyMap<string, PyValue>, keySpans: ReadonlyMap<string, Span>, open: boolean, span: Span): PyDict;
/** The number that arithmetic sees: booleans count as 0 and 1. Undefined for anything else. */
export declare function numOf(value: PyValue): Num | undefined;
/** Whether Python takes it for true; undefined where that is not known. */
export declare function truthOf(value: PyValue): boolean | undefined;
export {};
