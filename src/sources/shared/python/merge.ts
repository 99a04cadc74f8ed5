/** What a name is after two ways through the program that meet again. */
import type { Span } from '../../../model/span.js';
import { pyUnknown } from './value.js';
import type { PyList, PyValue } from './value.js';

/** Values that a name may have before they are no longer listed. */
const MAX_ALTERNATIVES = 8;

/** One value for several that it may be: itself where all agree, otherwise unknown with the alternatives. Undefined stands for a name that is not set. */
export function mergeValues(values: readonly (PyValue | undefined)[], span?: Span): PyValue {
  const found: PyValue[] = [];
  let missing = false;
  let listed = true;
  for (const value of values) {
    if (value === undefined || (value.kind === 'unknown' && value.mayBeMissing)) missing = true;
    if (value === undefined) continue;
    // An unknown value without alternatives stands for itself; one that is unlisted and may be missing says nothing more.
    for (const one of alternativesOf(value)) if (!found.some((other) => isSameValue(one, other))) found.push(one);
    if (found.length > MAX_ALTERNATIVES) {
      listed = false;
      break;
    }
  }
  const [first] = found as [PyValue];
  if (found.length === 1 && !missing) return first;
  const one = found.length === 1 && first.kind === 'unknown' ? first : undefined;
  const more = { ...(missing && { mayBeMissing: true as const }), ...(listed && !one && { alternatives: found }) };
  if (one) return { ...one, ...more };
  return pyUnknown(span ?? first.span, more);
}

function alternativesOf(value: PyValue): readonly PyValue[] {
  if (value.kind !== 'unknown') return [value];
  return value.alternatives ?? [withoutMissing(value)];
}

/** The value as it is where the name is set: reading a name that is not set raises an error. */
export function withoutMissing(value: PyValue): PyValue {
  if (value.kind !== 'unknown' || !value.mayBeMissing) return value;
  const { mayBeMissing: _, ...rest } = value;
  return rest.alternatives?.length === 1 ? (rest.alternatives[0] as PyValue) : rest;
}

/** Whether two values are one, wherever they are written. Lists and dictionaries are one only when they are the same object. */
function isSameValue(a: PyValue, b: PyValue): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.variable !== b.variable) return false;
  if (a.kind === 'number') {
    return b.kind === 'number' && a.float === b.float && Object.is(a.value, b.value) && a.integer === b.integer;
  }
  if (a.kind === 'unknown') return b.kind === 'unknown' && isSameUnknown(a, b);
  if (a.kind === 'list') return a.tuple && isSameTuple(a, b as PyList);
  return a.kind !== 'dict' && b.kind !== 'unknown' && a.value === b.value;
}

function isSameTuple(a: PyList, b: PyList): boolean {
  return b.tuple && a.value.length === 0 && b.value.length === 0;
}

type Unknown = Extract<PyValue, { kind: 'unknown' }>;

function isSameUnknown(a: Unknown, b: Unknown): boolean {
  if (a.reference !== undefined) return a.reference === b.reference;
  if (a.variable === undefined || a.fallback === undefined || b.fallback === undefined) return false;
  return a.written === b.written && isSameValue(a.fallback, b.fallback);
}
