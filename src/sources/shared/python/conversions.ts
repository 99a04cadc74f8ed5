/** `int(x)`, `float(x)`, `str(x)` and `bool(x)`: the result stands where its text stands. */
import type { Span } from '../../../model/span.js';
import { strOf } from './format.js';
import { lift } from './lift.js';
import { floatOfText, intOfText, truncate } from './numbers.js';
import { numOf, pyBoolean, pyNumber, truthOf } from './value.js';
import type { Num, PyKnown, PyString, PyValue } from './value.js';

/** The place of a text without its quotes, where it stands in one piece. */
function innerSpan({ pieces, span }: PyString): Span {
  const [piece] = pieces;
  return piece && pieces.length === 1 ? piece.span : span;
}

function isCount([value]: readonly PyValue[]): PyValue | undefined {
  return value?.kind === 'unknown' && value.count ? value : undefined;
}

function convertNumber(
  value: PyKnown,
  ofText: (text: string) => Num | undefined,
  ofNum: (num: Num) => Num | undefined,
): PyValue | undefined {
  const num = numOf(value);
  const result = value.kind === 'string' ? ofText(value.value) : num === undefined ? undefined : ofNum(num);
  return result === undefined ? undefined : pyNumber(result, value.kind === 'string' ? innerSpan(value) : value.span);
}

/** `int(x)`. */
export function toInteger(value: PyValue, span: Span): PyValue {
  const ofNum = (num: Num) => (typeof num === 'bigint' ? num : truncate(num));
  return lift(span, [value], ([one]) => one && convertNumber(one, intOfText, ofNum), isCount);
}

/** `float(x)`. */
export function toFloat(value: PyValue, span: Span): PyValue {
  return lift(span, [value], ([one]) => one && convertNumber(one, floatOfText, toDouble));
}

/** Python raises an error for an integer that no float can hold. */
function toDouble(num: Num): number | undefined {
  const double = Number(num);
  return typeof num === 'bigint' && !Number.isFinite(double) ? undefined : double;
}

/** `str(x)`. */
export function toText(value: PyValue, span: Span): PyValue {
  return lift(span, [value], ([one]) => one && strOf(one));
}

/** `bool(x)`. */
export function toBoolean(value: PyValue, span: Span): PyValue {
  return lift(
    span,
    [value],
    ([one]) => {
      const truth = one && truthOf(one);
      return one && truth !== undefined ? pyBoolean(truth, one.span) : undefined;
    },
    ([one]) => {
      const truth = one && one.kind === 'unknown' && !one.alternatives ? truthOf(one) : undefined;
      return truth === undefined ? undefined : pyBoolean(truth, span);
    },
  );
}
