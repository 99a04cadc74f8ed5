/** INI files with places, in the two dialects that carry commands. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import { PiecesBuilder, type Templated, trimmedRange } from '../yaml/text.js';

export interface IniEntry {
  /** As written; supervisor's in lower case. */
  readonly key: string;
  readonly keySpan: Span;
  /** Without blanks at its ends, its lines joined as the dialect does. */
  readonly value: Pieces;
}

export interface IniSection {
  readonly name: string;
  readonly span: Span;
  /** In the order of the file, also what is repeated. */
  readonly entries: readonly IniEntry[];
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** A value that is still being read: its lines, in the order of the file. */
interface OpenEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly lines: Line[];
}

type OpenSection = IniSection & { readonly entries: IniEntry[] };

/**
 * systemd's files, `config_parse()` of `src/shared/conf-parser.c`: `#` and `;` begin comments at the start of a line
 * only, also between continued lines; a `\` at the end of a line is a space and goes on.
 */
export function readUnitFile(source: Templated): IniSection[] {
  const { text } = source;
  const sections: OpenSection[] = [];
  let parts: Line[] = [];
  const finish = (): void => {
    const [first] = parts;
    if (first !== undefined) addUnitLine(source, sections, parts);
    parts = [];
  };
  for (const line of linesOf(text)) {
    const [start, end] = trimmedRange(text, line.start, line.end);
    if (text[start] === '#' || text[start] === ';') {
      if (start < end) continue;
    }
    if (start === end && parts.length === 0) continue;
    parts.push({ start, end });
    if (!endsInEscape(text, start, end)) finish();
  }
  finish();
  return sections;
}

function addUnitLine(source: Templated, sections: OpenSection[], parts: readonly Line[]): void {
  const { text } = source;
  const { start, end } = parts[0] as Line;
  if (text[start] === '[') {
    const close = start + text.slice(start, end).indexOf(']');
    if (close < start) return;
    sections.push({ name: text.slice(start + 1, close), span: source.span(start, close + 1), entries: [] });
    return;
  }
  const equals = start + text.slice(start, end).indexOf('=');
  if (equals < start) return;
  const [keyStart, keyEnd] = trimmedRange(text, start, equals);
  const builder = new PiecesBuilder(source.parts, source.span(equals + 1, equals + 1));
  parts.forEach((line, index) => {
    let [from, to] = [index === 0 ? equals + 1 : line.start, line.end];
    const goesOn = index < parts.length - 1 || endsInEscape(text, from, to);
    if (goesOn && to > from) to--;
    if (index === 0) while (from < to && (text[from] === ' ' || text[from] === '\t')) from++;
    // The last line was trimmed already.
    builder.copy(from, to);
    if (goesOn && index < parts.length - 1) builder.put(' ', to, to + 1);
  });
  const entry = { key: text.slice(keyStart, keyEnd), keySpan: source.span(keyStart, keyEnd), value: builder.pieces() };
  sections.at(-1)?.entries.push(entry);
}

function endsInEscape(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && text[at - 1] === '\\') at--;
  return (end - at) % 2 === 1;
}

/**
 * supervisor's files, read by Python's `RawConfigParser`: lines that are indented further than the key go on with
 * its value, `;` and `#` after a blank begin comments, keys go without case, `=` and `:` both divide.
 */
export function readSupervisorFile(source: Templated): IniSection[] {
  const { text } = source;
  const sections: OpenSection[] = [];
  let entry: OpenEntry | undefined;
  let keyIndent = 0;
  const finish = (): void => {
    if (entry !== undefined) sections.at(-1)?.entries.push(closed(source, entry));
    entry = undefined;
  };
  for (const line of linesOf(text)) {
    const [start, end] = trimmedRange(text, line.start, commentStart(text, line));
    if (start >= end) continue;
    const indent = start - line.start;
    if (entry !== undefined && indent > keyIndent) {
      entry.lines.push({ start, end });
      continue;
    }
    finish();
    keyIndent = indent;
    const close = text[start] === '[' ? text.lastIndexOf(']', end - 1) : -1;
    if (close > start) {
      sections.push({ name: text.slice(start + 1, close), span: source.span(start, close + 1), entries: [] });
      continue;
    }
    const divider = /[=:]/.exec(text.slice(start, Math.min(end, start + 500)))?.index;
    if (divider === undefined) continue;
    const [keyStart, keyEnd] = trimmedRange(text, start, start + divider);
    const [from, to] = trimmedRange(text, start + divider + 1, end);
    const key = text.slice(keyStart, keyEnd).toLowerCase();
    entry = { key, keySpan: source.span(keyStart, keyEnd), lines: [{ start: from, end: to }] };
  }
  finish();
  return sections;
}

function closed(source: Templated, { key, keySpan, lines }: OpenEntry): IniEntry {
  const first = lines[0] as Line;
  const builder = new PiecesBuilder(source.parts, source.span(first.start, first.start));
  lines.forEach(({ start, end }, index) => {
    const before = lines[index - 1];
    if (before !== undefined && !builder.isEmpty) builder.put('\n', before.end, start);
    if (start < end) builder.copy(start, end);
  });
  return { key, keySpan, value: builder.pieces() };
}

/** Where a comment begins in a line, or the line's end. */
function commentStart(text: string, { start, end }: Line): number {
  for (let at = start; at < end; at++) {
    const char = text[at];
    if ((char === ';' || char === '#') && (at === start || text[at - 1] === ' ' || text[at - 1] === '\t')) return at;
  }
  return end;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (match[0] === '') continue;
    const [start, end] = [match.index, match.index + match[0].replace(/[\r\n]+$/, '').length];
    // A byte order mark is no part of the first line.
    lines.push({ start: start === 0 && text.startsWith('\uFEFF') ? 1 : start, end });
  }
  return lines;
}
