/** How functions of known values carry what is known about values that are not. */
import type { Span } from '../../../model/span.js';
import { mergeValues } from './merge.js';
import { isKnown, pyUnknown } from './value.js';
import type { PyKnown, PyUnknown, PyValue } from './value.js';

/** What stands for a value that nobody sets otherwise: the last of several defaults. Undefined where there is none. */
export function settledFallback(value: PyValue): PyValue | undefined {
  return isKnown(value) || value.count ? value : value.fallback;
}

/**
 * Applies a function of known values to values that may not be known: to each alternative, and to the fallback.
 * What it cannot work out is unknown, and keeps the environment variable that it came from.
 *
 * @param keep what can be said although not all of them are known, about counts for example
 */
export function lift(
  span: Span,
  operands: readonly PyValue[],
  compute: (operands: readonly PyKnown[]) => PyValue | undefined,
  keep?: (operands: readonly PyValue[]) => PyValue | undefined,
): PyValue {
  const variable = operands.find((operand) => operand.variable !== undefined)?.variable;
  const named = variable === undefined ? {} : { variable };
  if (operands.every(isKnown)) {
    const result = compute(operands);
    if (result === undefined) return pyUnknown(span, named);
    return result.variable === undefined ? { ...result, ...named } : result;
  }
  const kept = keep?.(operands);
  if (kept) return kept;
  const several = operands.findIndex((operand) => operand.kind === 'unknown' && operand.alternatives);
  if (several >= 0) {
    const { alternatives = [] } = operands[several] as PyUnknown;
    const each = alternatives.map((one) => lift(span, operands.with(several, one), compute, keep));
    return mergeValues(each, span);
  }
  if (!operands.some((operand) => operand.kind === 'unknown' && operand.fallback)) return pyUnknown(span, named);
  const fallbacks = operands.map((operand) => settledFallback(operand) ?? operand);
  const fallback = settledFallback(lift(span, fallbacks, compute, keep));
  return pyUnknown(span, fallback ? { ...named, fallback } : named);
}
