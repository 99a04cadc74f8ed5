/** Python's numbers: literals, arithmetic and how they are printed. Integers are exact and bounded, floats are IEEE doubles in both languages. */
import type { Num } from './value.js';

/** Integers above this many bits are not worked out. */
const MAX_BITS = 4096n;
const MAX_INTEGER = 1n << MAX_BITS;
/** Digits of a literal beyond which it is not read: about as many as {@link MAX_BITS} hold. */
const MAX_DIGITS = 1200;

/** Reads a literal (`1_000`, `0xff`, `.5`, `1e3`); undefined for imaginary numbers, for `0777` and for absurd lengths. */
export function parseNumber(literal: string): Num | undefined {
  const text = literal.replaceAll('_', '').toLowerCase();
  if (text.length > MAX_DIGITS) return undefined;
  if (/^0(?:x[\da-f]+|o[0-7]+|b[01]+)$/.test(text)) return BigInt(text);
  if (/^(?:0+|[1-9]\d*)$/.test(text)) return BigInt(text);
  return /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(text) && /[.e]/.test(text) ? Number(text) : undefined;
}

/** What `int('...')` makes of a text; undefined where Python raises an error. */
export function intOfText(text: string): bigint | undefined {
  const trimmed = trimPython(text);
  if (trimmed.length > MAX_DIGITS || !/^[-+]?\d+(?:_\d+)*$/.test(trimmed)) return undefined;
  const digits = trimmed.replace(/^[-+]/, '').replaceAll('_', '');
  return trimmed.startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

/** What `float('...')` makes of a text; undefined where Python raises an error. */
export function floatOfText(text: string): number | undefined {
  const trimmed = trimPython(text).toLowerCase();
  const special = /^([-+]?)(?:(inf|infinity)|nan)$/.exec(trimmed);
  if (special) return special[2] === undefined ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  if (!/^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/.test(trimmed))
    return undefined;
  return Number(trimmed.replaceAll('_', ''));
}

/** White space as `str.strip` knows it, in ASCII. */
export function trimPython(text: string): string {
  return text.replace(/^[\t-\r\x1c-\x20]+/, '').replace(/(?<![\t-\r\x1c-\x20])[\t-\r\x1c-\x20]+$/, '');
}

/** `a op b`; undefined where Python raises an error, gives no number, or the result is too large or not surely the same. */
export function calculate(op: string, a: Num, b: Num): Num | undefined {
  const result = typeof a === 'bigint' && typeof b === 'bigint' ? integers(op, a, b) : floats(op, Number(a), Number(b));
  return typeof result === 'bigint' && (result >= MAX_INTEGER || result <= -MAX_INTEGER) ? undefined : result;
}

function integers(op: string, a: bigint, b: bigint): Num | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n || !isExact(a) || !isExact(b) ? undefined : Number(a) / Number(b);
    case '//':
      return b === 0n ? undefined : (a - modulo(a, b)) / b;
    case '%':
      return b === 0n ? undefined : modulo(a, b);
    case '**':
      return power(a, b);
    case '<<':
      return b < 0n || b > MAX_BITS ? undefined : a << b;
    case '>>':
      return b < 0n ? undefined : a >> (b > 2n * MAX_BITS ? 2n * MAX_BITS : b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return undefined;
  }
}

function isExact(a: bigint): boolean {
  return a <= BigInt(Number.MAX_SAFE_INTEGER) && a >= BigInt(Number.MIN_SAFE_INTEGER);
}

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function power(a: bigint, b: bigint): bigint | undefined {
  if (b < 0n) return undefined;
  const size = BigInt((a < 0n ? -a : a).toString(2).length);
  return size > 1n && size * b > 2n * MAX_BITS ? undefined : size > 1n ? a ** b : small(a, b);
}

/** 0, 1 and -1 to any power, however large. */
function small(a: bigint, b: bigint): bigint {
  if (b === 0n) return 1n;
  return a === -1n && b % 2n === 0n ? 1n : a;
}

/** Powers of floats are left out: their last digit differs between libraries. */
function floats(op: string, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : floorDivide(a, b);
    case '%':
      return b === 0 ? undefined : floatModulo(a, b);
    default:
      return undefined;
  }
}

/** The rest has the sign of the divisor, also where it is zero (`Objects/floatobject.c`). */
function floatModulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

function floorDivide(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Integers and floats compare by their exact values; undefined for an operator that is none. */
export function compareNums(op: string, a: Num, b: Num): boolean | undefined {
  // Not by identity: a bigint and a number that are equal are two things.
  const equal = a >= b && !(a > b);
  switch (op) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    case '==':
      return equal;
    case '!=':
      return !equal;
    default:
      return undefined;
  }
}

/** As `str()` prints it: `30`, `30.0`, `1e+16`. */
export function numText(num: Num): string {
  if (typeof num === 'bigint') return num.toString();
  if (!Number.isFinite(num)) return Number.isNaN(num) ? 'nan' : num > 0 ? 'inf' : '-inf';
  if (Object.is(num, -0)) return '-0.0';
  const size = Math.abs(num);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return num.toExponential().replace(/e([-+])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(num) ? `${num}.0` : String(num);
}

/** What `int()` makes of a float: cut off towards zero; undefined for infinities, NaN and absurd sizes. */
export function truncate(num: number): bigint | undefined {
  return Number.isFinite(num) ? BigInt(Math.trunc(num)) : undefined;
}

/** What `round()` makes of a float: halves go to the even neighbour. */
export function roundHalfEven(num: number): bigint | undefined {
  if (!Number.isFinite(num)) return undefined;
  const floor = Math.floor(num);
  const rest = num - floor;
  return BigInt(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}
