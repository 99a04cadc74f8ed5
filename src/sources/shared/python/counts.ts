/** Counts that depend on the machine, such as the number of its processors: what arithmetic leaves of them. */
import type { Span } from '../../../model/span.js';
import { numOf, pyUnknown } from './value.js';
import type { PyUnknown, PyValue } from './value.js';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** A count from `least` up to `most`, both included. */
export function pyCount(span: Span, { least, most }: Range = { least: 1, most: Infinity }): PyUnknown {
  return pyUnknown(span, {
    count: true,
    ...(Number.isSafeInteger(least) && { atLeast: least }),
    ...(Number.isSafeInteger(most) && { atMost: most }),
  });
}

function rangeOf(value: PyValue): Range | undefined {
  if (value.kind === 'unknown') {
    if (!value.count) return undefined;
    return { least: value.atLeast ?? -Infinity, most: value.atMost ?? Infinity };
  }
  const num = numOf(value);
  if (typeof num !== 'bigint' || !Number.isSafeInteger(Number(num))) return undefined;
  return { least: Number(num), most: Number(num) };
}

function isCount(value: PyValue): boolean {
  return value.kind === 'unknown' && value.count === true;
}

/** `a op b` where at least one is such a count and the other a count or an integer; undefined where it is not one. */
export function countArithmetic(op: string, a: PyValue, b: PyValue, span: Span): PyUnknown | undefined {
  if (!isCount(a) && !isCount(b)) return undefined;
  const [x, y] = [rangeOf(a), rangeOf(b)];
  const range = x && y && combine(op, x, y);
  return range && pyCount(span, range);
}

function combine(op: string, x: Range, y: Range): Range | undefined {
  switch (op) {
    case '+':
      return { least: x.least + y.least, most: x.most + y.most };
    case '-':
      return { least: x.least - y.most, most: x.most - y.least };
    case '*':
      return x.least >= 0 && y.least >= 0 ? { least: x.least * y.least, most: times(x.most, y.most) } : undefined;
    case '//':
      return x.least >= 0 && y.least > 0
        ? { least: y.most === Infinity ? 0 : Math.floor(x.least / y.most), most: Math.floor(x.most / y.least) }
        : undefined;
    case '%':
      return y.least > 0 ? { least: 0, most: Math.max(y.most - 1, 0) } : undefined;
    default:
      return undefined;
  }
}

/** Zero times any number of processors is zero. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** The least or the greatest of integers of which at least one is such a count. */
export function countExtreme(which: 'min' | 'max', values: readonly PyValue[], span: Span): PyUnknown | undefined {
  if (!values.some(isCount)) return undefined;
  const ranges = values.map(rangeOf);
  if (!ranges.every((range) => range !== undefined)) return undefined;
  const pick = Math[which];
  return pyCount(span, {
    least: pick(...ranges.map(({ least }) => least)),
    most: pick(...ranges.map(({ most }) => most)),
  });
}
