/**
 * Characters that a terminal acts upon or hides: C0 and C1 controls, soft hyphen, zero-width and direction marks,
 * line separators, tags; and lone surrogates, which are no characters at all.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/u;
const UNSAFE_EACH = new RegExp(UNSAFE.source, 'gu');

/** `##[` and `##vso[` are commands to some build systems, wherever they stand in a line. */
const BUILD_COMMAND = /##(?=\[|vso\[)/g;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code < 0x100) return NAMED[char] ?? `\\x${code.toString(16).padStart(2, '0')}`;
  return `\\u{${code.toString(16)}}`;
}

/**
 * A text that can go to any terminal: what would move its cursor, recolour it, hide or reorder text is shown as a
 * visible escape (`\x1b`), a lone surrogate as U+FFFD.
 */
export function printable(text: string): string {
  const safe = UNSAFE.test(text) ? text.replace(UNSAFE_EACH, escaped) : text;
  return safe.includes('##') ? safe.replace(BUILD_COMMAND, '#\\x23') : safe;
}

/** Like `printable`, and cut to `max` UTF-16 units: a value from a file may be a megabyte long. */
export function short(text: string, max = 300): string {
  return printable(text.length > max ? `${text.slice(0, max - 1)}…` : text);
}

/**
 * A whole report in which no line is a command to a build system: GitHub obeys lines that begin with `::`, and a long
 * text may be broken just there.
 */
export function inert(report: string): string {
  return report.includes('::') ? report.replace(/^([ \t]*):(?=:)/gm, '$1\\x3a') : report;
}

/** What `JSON.stringify` lets through: everything unsafe from U+007F on. */
const UNSAFE_IN_JSON =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * JSON, two spaces deep, in which also the control characters are escaped that `JSON.stringify` lets through.
 * It says the same to every JSON parser.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE_IN_JSON, jsonEscape).replace(BUILD_COMMAND, '#\\u0023');
}

function jsonEscape(char: string): string {
  let result = '';
  for (let index = 0; index < char.length; index++) {
    result += `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return result;
}
