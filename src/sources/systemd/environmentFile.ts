/** Files that a unit names by `EnvironmentFile`, as `parse_env_file()` of systemd's `src/basic/env-file.c` reads them. */
import type { SourceFile } from '../../model/span.js';
import { type Pieces, written } from '../shared/pieces.js';
import { PiecesBuilder } from '../shared/yaml/text.js';

const NAME = /^[A-Za-z_]\w*$/;
/** What a backslash takes its meaning from between double quotes; elsewhere it does so before every character. */
const ESCAPED_IN_QUOTES = '"\\`$';
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/**
 * The variables of a file, the last of a name. Nothing is put in for `$`; a backslash at the end of a line goes on in
 * the next; comments begin a line with `#` or `;`. Lines without `=` set nothing.
 */
export function readEnvironmentFile(file: SourceFile): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  const { text } = file;
  for (let at = 0; at < Math.min(text.length, LARGEST);) {
    while (isBlank(text[at]) || text[at] === '\n') at++;
    if (text[at] === '#' || text[at] === ';') {
      at = commentEnd(text, at);
      continue;
    }
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals > end) {
      at = end + 1;
      continue;
    }
    const name = text.slice(at, equals).trim();
    const value = readValue(file, equals + 1);
    if (NAME.test(name)) found.set(name, value.pieces);
    at = value.end;
  }
  return found;
}

function readValue(file: SourceFile, from: number): { pieces: Pieces; end: number } {
  const { text } = file;
  let at = from;
  while (isBlank(text[at])) at++;
  const place = { file, start: at, end: at };
  const builder = new PiecesBuilder((start, end) => written({ file, start, end }), place);
  let quote = '';
  /** Blanks at the end of a value that stand in no quotes are cut off: where the last character was that counts. */
  let start = at;
  let kept = at;
  const skip = (length: number): void => {
    if (kept > start) builder.copy(start, kept);
    at += length;
    start = kept = at;
  };
  for (; at < text.length;) {
    const char = text[at] as string;
    if (quote === '' && char === '\n') break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      if (quote === '') kept = at;
      quote = quote === '' ? char : '';
      skip(1);
    } else if (char === '\\' && quote !== "'") {
      const next = text[at + 1] ?? '';
      const isEscape = quote === '' || next === '\n' || ESCAPED_IN_QUOTES.includes(next);
      kept = isEscape ? at : at + 1;
      if (!isEscape) at++;
      else {
        skip(next === '\n' ? 2 : 1);
        if (next !== '\n' && at < text.length) kept = ++at;
      }
    } else {
      at++;
      if (quote !== '' || !isBlank(char)) kept = at;
    }
  }
  if (kept > start) builder.copy(start, kept);
  return { pieces: builder.pieces(), end: at };
}

/** A comment goes on behind a backslash at the end of its line. */
function commentEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}
