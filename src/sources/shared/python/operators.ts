/** Operators on values that are known, and how they carry what is known about values that are not. */
import type { Span } from '../../../model/span.js';
import { calculate, compareNums } from './numbers.js';
import { countArithmetic } from './counts.js';
import { formatPercent } from './format.js';
import { TextBuilder } from './strings.js';
import { isKnown, numOf, pyBoolean, pyList, pyNumber, pyString, pyText, truthOf } from './value.js';
import type { PyDict, PyKnown, PyList, PyString, PyValue } from './value.js';
import { lift } from './lift.js';

/** UTF-16 units and elements beyond which a text or a list is not worked out. */
const MAX_LENGTH = 65_536;
const MAX_ELEMENTS = 1000;

/** `a op b` for the operators that work out a new value. */
export function binary(op: string, a: PyValue, b: PyValue, span: Span): PyValue {
  if (op === '%' && b.kind === 'list' && b.tuple) {
    return lift(span, [a, ...b.value], ([x, ...rest]) => known(op, x as PyKnown, pyList(rest, true, b.span), span));
  }
  return lift(
    span,
    [a, b],
    ([x, y]) => known(op, x as PyKnown, y as PyKnown, span),
    ([x, y]) => countArithmetic(op, x as PyValue, y as PyValue, span),
  );
}

function known(op: string, a: PyKnown, b: PyKnown, span: Span): PyValue | undefined {
  if (a.kind === 'boolean' && b.kind === 'boolean' && /^[&|^]$/.test(op)) return bits(op, a.value, b.value, span);
  const [x, y] = [numOf(a), numOf(b)];
  if (x !== undefined && y !== undefined) {
    const result = calculate(op, x, y);
    return result === undefined ? undefined : pyNumber(result, span);
  }
  if (op === '+' && a.kind === 'string' && b.kind === 'string') return concatenate([a, b], span);
  if (op === '+' && a.kind === 'list' && b.kind === 'list' && a.tuple === b.tuple) return joined(a, b, span);
  if (op === '*') return repeated(a, b, span) ?? repeated(b, a, span);
  return op === '%' && a.kind === 'string' ? formatPercent(a, b, span) : undefined;
}

function bits(op: string, a: boolean, b: boolean, span: Span): PyValue {
  return pyBoolean(op === '&' ? a && b : op === '|' ? a || b : a !== b, span);
}

/** One text after the other, each part at its own place; undefined where it grows too long. */
export function concatenate(parts: readonly PyString[], span: Span): PyString | undefined {
  const builder = new TextBuilder(span);
  for (const part of parts) {
    if (builder.length + part.value.length > MAX_LENGTH) return undefined;
    part.pieces.forEach((piece) => builder.add(piece));
  }
  return pyString(builder.pieces(), span);
}

function joined(a: PyList, b: PyList, span: Span): PyList | undefined {
  if (a.value.length + b.value.length > MAX_ELEMENTS) return undefined;
  return pyList([...a.value, ...b.value], a.tuple, span);
}

function repeated(a: PyKnown, b: PyKnown, span: Span): PyValue | undefined {
  const times = b.kind === 'boolean' ? BigInt(b.value) : b.kind === 'number' ? b.integer : undefined;
  if (times === undefined || (a.kind !== 'string' && a.kind !== 'list')) return undefined;
  const limit = a.kind === 'string' ? MAX_LENGTH : MAX_ELEMENTS;
  if (BigInt(a.value.length) * times > limit) return undefined;
  const count = a.value.length === 0 || times < 0n ? 0 : Number(times);
  if (a.kind === 'string') return pyText(a.value.repeat(count), span);
  return pyList(Array.from({ length: count }, () => a.value).flat(), a.tuple, span);
}

/** `-x`, `+x`, `~x`. */
export function unary(op: string, a: PyValue, span: Span): PyValue {
  return lift(span, [a], ([x]) => {
    const num = numOf(x as PyKnown);
    if (num === undefined) return undefined;
    if (op === '-') return pyNumber(-num, span);
    if (op === '+') return pyNumber(num, span);
    return op === '~' && typeof num === 'bigint' ? pyNumber(~num, span) : undefined;
  });
}

/** `not x`. */
export function negate(a: PyValue, span: Span): PyValue {
  const truth = truthOf(a);
  if (truth !== undefined) return pyBoolean(!truth, span);
  return lift(span, [a], ([x]) => {
    const result = truthOf(x as PyKnown);
    return result === undefined ? undefined : pyBoolean(!result, span);
  });
}

/** `a op b` for `<`, `==`, `in`, `not in`, `is`, `is not` and their like. */
export function compare(op: string, a: PyValue, b: PyValue, span: Span): PyValue {
  return lift(span, [a, b], ([x, y]) => {
    const result = comparison(op, x as PyKnown, y as PyKnown);
    return result === undefined ? undefined : pyBoolean(result, span);
  });
}

function comparison(op: string, a: PyKnown, b: PyKnown): boolean | undefined {
  if (op.startsWith('not ')) return not(comparison(op.slice(4), a, b));
  if (op === 'is not') return not(comparison('is', a, b));
  if (op === 'in') return isIn(a, b);
  if (op === 'is') return isSame(a, b);
  if (op === '==' || op === '!=') {
    const equal = equals(a, b);
    return op === '==' ? equal : not(equal);
  }
  const [x, y] = [numOf(a), numOf(b)];
  if (x !== undefined && y !== undefined) return compareNums(op, x, y);
  if (a.kind !== 'string' || b.kind !== 'string') return undefined;
  // Python orders by code point, JavaScript by UTF-16 unit: the same only without surrogates.
  if (/[\ud800-\udfff]/.test(a.value + b.value)) return undefined;
  return op === '<'
    ? a.value < b.value
    : op === '>'
      ? a.value > b.value
      : op === '<='
        ? a.value <= b.value
        : a.value >= b.value;
}

function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function isSame(a: PyKnown, b: PyKnown): boolean | undefined {
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  if (a.kind === 'boolean' || b.kind === 'boolean') return a.kind === b.kind && a.value === b.value;
  return undefined;
}

/** Python's `==`; undefined where it takes a value that is not known. */
export function equals(a: PyValue, b: PyValue, depth = 0): boolean | undefined {
  if (!isKnown(a) || !isKnown(b) || depth > 20) return undefined;
  const [x, y] = [numOf(a), numOf(b)];
  if (x !== undefined && y !== undefined) return compareNums('==', x, y);
  if (a.kind === 'list' && b.kind === 'list') return listsEqual(a, b, depth);
  if (a.kind === 'dict' && b.kind === 'dict') return undefined;
  return a.kind === b.kind && a.value === b.value;
}

function listsEqual(a: PyList, b: PyList, depth: number): boolean | undefined {
  if (a.tuple !== b.tuple || a.value.length !== b.value.length) return false;
  const each = a.value.map((one, at) => equals(one, b.value[at] as PyValue, depth + 1));
  return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
}

function isIn(a: PyKnown, b: PyKnown): boolean | undefined {
  if (b.kind === 'string') return a.kind === 'string' ? b.value.includes(a.value) : undefined;
  if (b.kind === 'dict') return isKey(a, b);
  if (b.kind !== 'list') return undefined;
  const each = b.value.map((one) => equals(a, one));
  return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
}

function isKey(a: PyKnown, { value, open }: PyDict): boolean | undefined {
  if (a.kind === 'string' && value.has(a.value)) return true;
  return open ? undefined : false;
}
