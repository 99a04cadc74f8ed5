const SPACE = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
const DECIMAL = /^[+-]?\p{Nd}+(?:_\p{Nd}+)*$/u;
const PREFIXED = /^([+-]?)0(?:x((?:_?[0-9a-f])+)|o((?:_?[0-7])+)|b((?:_?[01])+))$/i;

/** Python refuses to read longer numbers from text (since 3.11). */
const MOST_DIGITS = 4300;

/** A text without the space around it, as Python's `str.strip` takes it off. */
export function strip(text: string): string {
  return text.replaceAll(SPACE, '');
}

/** What Python's `int(text)` makes of a text; undefined where it refuses. */
export function decimalInt(text: string): number | undefined {
  const number = strip(text);
  if (!DECIMAL.test(number) || number.length > MOST_DIGITS) return undefined;
  return Number(number.replaceAll('_', '').replace(/\p{Nd}/gu, asciiDigit));
}

/** What Python's `int(text, 0)` makes of a text: prefixes count, and zeros in front are refused. */
export function literalInt(text: string): number | undefined {
  const number = strip(text);
  if (number.length > MOST_DIGITS) return undefined;
  const match = PREFIXED.exec(number);
  if (match !== null) {
    const [, sign, hex, octal, binary] = match;
    const digits = (hex ?? octal ?? binary ?? '').replaceAll('_', '');
    const value = Number(`0${hex === undefined ? (octal === undefined ? 'b' : 'o') : 'x'}${digits}`);
    return sign === '-' ? -value : value;
  }
  if (/^[+-]?0/.test(number) && !/^[+-]?0(?:_?0)*$/.test(number)) return undefined;
  return decimalInt(number);
}

/** As gunicorn reads `--umask` and `--control-socket-mode`: `022` is octal, all else is Python's notation. */
export function octalInt(text: string): number | undefined {
  return literalInt(/^0\p{Nd}/u.test(text) ? text.replace('0', '0o') : text);
}

/** The ASCII digit of a decimal digit of another script: their blocks of ten begin with their zero. */
function asciiDigit(digit: string): string {
  let code = digit.codePointAt(0) as number;
  let value = 0;
  if (code < 128) return digit;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code--;
    value++;
  }
  return String(value);
}
