/** Texts in HCL: in quotes, and heredocs. */
import type { Scanner } from './scanner.js';
import type { Expression, HclString, HclTemplate, Range } from './syntax.js';
import { TextParts } from './textParts.js';

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const CODE_LENGTH: Readonly<Record<string, number>> = { u: 4, U: 8 };

/** Reads the text whose opening quote is the scanner's token, and moves behind it. A text in quotes ends with its line. */
export function readQuoted(scanner: Scanner, expression: () => Expression): HclString | HclTemplate {
  const { text, start } = scanner;
  const from = scanner.end;
  const parts = new TextParts(scanner, expression, from);
  let at = from;
  while (!scanner.failed) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === NEWLINE || at >= text.length) scanner.fail('unclosed-string', start, scanner.lineEnd(start));
    else if (code === DOLLAR || code === PERCENT) at = parts.marker(at, code);
    else if (code === BACKSLASH) at = readEscape(scanner, parts, at);
    else at++;
  }
  parts.close(at);
  scanner.moveTo(at + 1);
  return made(parts, { start, end: scanner.failed ? at : at + 1 }, { start: from, end: at }, false);
}

function readEscape(scanner: Scanner, parts: TextParts, at: number): number {
  const letter = scanner.text.charAt(at + 1);
  const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (simple !== undefined) {
    parts.escape(at, at + 2, simple);
    return at + 2;
  }
  const length = (Object.hasOwn(CODE_LENGTH, letter) ? CODE_LENGTH[letter] : undefined) ?? 0;
  const digits = scanner.text.slice(at + 2, at + 2 + length);
  const code = Number.parseInt(digits, 16);
  if (length === 0 || digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits) || code > 0x10_ffff)
    scanner.fail('invalid-escape', at, Math.min(at + 2, scanner.text.length));
  else parts.escape(at, at + 2 + length, String.fromCodePoint(code));
  return at + 2 + length;
}

/** Reads the heredoc whose `<<` is the scanner's token, and moves behind its closing marker, to the line end. */
export function readHeredoc(scanner: Scanner, expression: () => Expression): HclString | HclTemplate {
  const { text, start } = scanner;
  const indented = text.charAt(start + 2) === '-';
  const name = indented ? start + 3 : start + 2;
  const nameEnd = scanner.wordEnd(name);
  const newline = text.indexOf('\n', nameEnd);
  const nothing = { start: nameEnd, end: nameEnd };
  if (!/^[^\d-]/.test(text.slice(name, nameEnd)) || (newline !== nameEnd && !text.startsWith('\r\n', nameEnd))) {
    scanner.fail('invalid-heredoc', start, nameEnd);
    return made(new TextParts(scanner, expression, nameEnd), { start, end: nameEnd }, nothing, true);
  }
  const marker = text.slice(name, nameEnd);
  const parts = new TextParts(scanner, expression, newline + 1);
  let at = newline + 1;
  let lineStart = true;
  while (!scanner.failed) {
    if (at >= text.length) {
      scanner.fail('unclosed-heredoc', start, nameEnd);
      break;
    }
    const close = lineStart ? markerOn(text, at, marker) : -1;
    if (close >= 0) {
      parts.close(at);
      scanner.moveTo(close);
      return made(parts, { start, end: close }, { start: newline + 1, end: at }, true, indented);
    }
    [at, lineStart] = readLine(scanner, parts, at);
  }
  parts.close(Math.min(at, text.length));
  return made(parts, { start, end: at }, { start: newline + 1, end: at }, true);
}

/** Reads up to behind the line end or an interpolation; tells which of the two it was. */
function readLine({ text, failed }: Scanner, parts: TextParts, start: number): [at: number, lineStart: boolean] {
  for (let at = start; at < text.length && !failed; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return [at + 1, true];
    if (code !== DOLLAR && code !== PERCENT) continue;
    const after = parts.marker(at, code);
    if (after > at + 1) return [after, false];
  }
  return [text.length, false];
}

/** The end of the marker where a line holds nothing else; -1 otherwise. */
function markerOn(text: string, lineStart: number, marker: string): number {
  let at = lineStart;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  if (!text.startsWith(marker, at)) return -1;
  const end = at + marker.length;
  // A line is looked at no further than its first other character; the last line needs an end, too.
  const newline = text.indexOf('\n', end);
  return newline >= 0 && isBlank(text, end, newline) ? end : -1;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!' \t\r'.includes(text.charAt(at))) return false;
  return true;
}

function made(
  parts: TextParts,
  range: Range,
  inside: Range,
  heredoc: boolean,
  indented = false,
): HclString | HclTemplate {
  const plain = parts.plain();
  if (plain === undefined) return { kind: 'template', parts: parts.parts, inside, heredoc, ...range };
  return { kind: 'string', value: indented ? outdented(plain) : plain, inside, heredoc, ...range };
}

/** Without the blanks that all lines with a text begin with. */
function outdented(text: string): string {
  const lines = text.split('\n');
  let least = Infinity;
  for (const line of lines) if (line.trim() !== '') least = Math.min(least, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length))).join('\n');
}
