/** What a Python expression is worth when it is only read: a value and where it is decided, or what is known about an unknown one. */
import { sliceOf } from '../../../model/span.js';
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

export function isKnown(value: PyValue): value is PyKnown {
  return value.kind !== 'unknown';
}

export function pyUnknown(span: Span, more: Partial<Omit<PyUnknown, 'kind' | 'span' | 'written'>> = {}): PyUnknown {
  return { kind: 'unknown', span, written: sliceOf(span), ...more };
}

/** A number of Python: an integer as a bigint, a float as a number. */
export type Num = bigint | number;

export function pyNumber(num: Num, span: Span): PyNumber {
  const written = sliceOf(span);
  return typeof num === 'bigint'
    ? { kind: 'number', value: Number(num), float: false, integer: num, span, written }
    : { kind: 'number', value: num, float: true, span, written };
}

export function pyBoolean(value: boolean, span: Span): PyBoolean {
  return { kind: 'boolean', value, span, written: sliceOf(span) };
}

export function pyNone(span: Span): PyNone {
  return { kind: 'none', value: null, span, written: sliceOf(span) };
}

export function pyString(pieces: Pieces, span: Span): PyString {
  const value = pieces.map((piece) => piece.text).join('');
  return { kind: 'string', value, pieces, span, written: sliceOf(span) };
}

/** A text that was worked out and is written nowhere. */
export function pyText(text: string, span: Span): PyString {
  return pyString([{ text, span, exact: false }], span);
}

export function pyList(value: readonly PyValue[], tuple: boolean, span: Span): PyList {
  return { kind: 'list', value, tuple, span, written: sliceOf(span) };
}

export function pyDict(
  value: ReadonlyMap<string, PyValue>,
  keySpans: ReadonlyMap<string, Span>,
  open: boolean,
  span: Span,
): PyDict {
  return { kind: 'dict', value, keySpans, open, span, written: sliceOf(span) };
}

/** The number that arithmetic sees: booleans count as 0 and 1. Undefined for anything else. */
export function numOf(value: PyValue): Num | undefined {
  if (value.kind === 'boolean') return value.value ? 1n : 0n;
  return value.kind === 'number' ? (value.integer ?? value.value) : undefined;
}

/** Whether Python takes it for true; undefined where that is not known. */
export function truthOf(value: PyValue): boolean | undefined {
  switch (value.kind) {
    case 'number':
      return value.integer === undefined ? value.value !== 0 : value.integer !== 0n;
    case 'string':
      return value.value !== '';
    case 'boolean':
      return value.value;
    case 'none':
      return false;
    case 'list':
      return value.value.length > 0;
    case 'dict':
      return value.value.size > 0 || (value.open ? undefined : false);
    case 'unknown':
      return truthOfUnknown(value);
  }
}

function truthOfUnknown(value: PyUnknown): boolean | undefined {
  if (value.count) return (value.atLeast ?? 0) > 0 ? true : undefined;
  const [first, ...rest] = value.alternatives ?? [];
  const truth = first && truthOf(first);
  return rest.every((other) => truthOf(other) === truth) ? truth : undefined;
}
