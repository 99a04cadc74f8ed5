/** The escapes of double-quoted text in JSON and YAML. */
import type { PiecesBuilder } from './builder.js';

const SIMPLE: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const CODE_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Adds what the escape at `at` stands for, and gives the offset after it; -1 where there is no such escape. YAML's
 * escapes hold all of JSON's.
 */
export function addEscape(builder: PiecesBuilder, text: string, at: number): number {
  const letter = text[at + 1] ?? '';
  const simple = Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined;
  if (simple !== undefined) {
    builder.put(simple, at, at + 2);
    return at + 2;
  }
  const length = CODE_LENGTH[letter];
  if (length === undefined) return -1;
  const digits = text.slice(at + 2, at + 2 + length);
  const code = Number.parseInt(digits, 16);
  if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length < length || code > 0x10_ffff) return -1;
  builder.put(String.fromCodePoint(code), at, at + 2 + length);
  return at + 2 + length;
}

/** Adds the inside of a JSON string, from after its opening quote up to its closing one. */
export function addJsonString(builder: PiecesBuilder, text: string, start: number, end: number): void {
  let from = start;
  for (let at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', from)) {
    builder.copy(from, at);
    const after = addEscape(builder, text, at);
    if (after < 0) builder.copy(at, Math.min(at + 2, end));
    from = after < 0 ? Math.min(at + 2, end) : after;
  }
  // Also where nothing is left: what is unknown may stand there without any characters.
  builder.copy(from, end);
}
