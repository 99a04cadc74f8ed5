/** What a YAML scalar says, with every character's place in the file, through all five styles. */
import type { Pieces } from '../pieces.js';
import { PiecesBuilder } from './builder.js';
import { isSpace } from './pieceText.js';
import { addEscape } from './quoted.js';
import type { Templated } from './template.js';

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/**
 * The pieces of a scalar that stands from `start` up to `end` and, as the YAML parser read it, has the text `value`.
 * Where the places cannot be followed to that very text, one piece that is not exact.
 */
export function scalarPieces(source: Templated, start: number, end: number, style: Style, value: string): Pieces {
  const place = source.span(start, end);
  const builder = new PiecesBuilder(source.parts, place);
  const found =
    style === 'literal' || style === 'folded'
      ? blockScalar(builder, source.text, start, end, style, value)
      : flowScalar(builder, source.text, start, end, style);
  if (found === value) return builder.pieces();
  const parts = source.parts(start, end).filter((piece) => piece.unknown !== undefined);
  if (parts.length > 0)
    return [{ text: '', span: place, exact: false, unknown: { written: source.file.text.slice(start, end) } }];
  return [{ text: value, span: place, exact: false }];
}

/** Adds a scalar that may be folded over lines, and gives its text. */
function flowScalar(builder: PiecesBuilder, text: string, start: number, end: number, style: Style): string {
  const isQuoted = style !== 'plain';
  const last = isQuoted ? end - 1 : end;
  let at = isQuoted ? start + 1 : start;
  const said: string[] = [];
  let from = at;
  const copy = (to: number): void => {
    if (to > from) {
      builder.copy(from, to);
      said.push(text.slice(from, to));
    }
  };
  const put = (made: string, to: number): void => {
    builder.put(made, at, to);
    said.push(made);
  };
  while (at < last) {
    const char = text[at] as string;
    if (isSpace(char.charCodeAt(0))) {
      let to = at + 1;
      while (to < last && isSpace(text.charCodeAt(to))) to++;
      const breaks = countBreaks(text, at, to);
      if (breaks > 0) {
        copy(at);
        put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), to);
        from = to;
      }
      at = to;
    } else if (style === 'single' && char === "'") {
      copy(at);
      put("'", at + 2);
      at = from = at + 2;
    } else if (style === 'double' && char === '\\') {
      copy(at);
      const joint = /^\\\r?\n[ \t]*/.exec(text.slice(at, at + 1000))?.[0];
      const after = joint === undefined ? addEscape(builder, text, at) : at + joint.length;
      if (after < 0) return '';
      if (joint === undefined) said.push(escaped(text.slice(at, after)));
      at = from = after;
    } else {
      at++;
    }
  }
  copy(Math.min(at, last));
  return said.join('');
}

function countBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) count++;
  return count;
}

function escaped(sequence: string): string {
  const alone = new PiecesBuilder(() => [], { file: { name: '', text: '' }, start: 0, end: 0 });
  addEscape(alone, sequence, 0);
  return alone.pieces()[0]?.text ?? '';
}

/** Adds a block scalar by walking its lines and the text it has side by side, and gives as much as was followed. */
function blockScalar(
  builder: PiecesBuilder,
  text: string,
  start: number,
  end: number,
  style: Style,
  value: string,
): string {
  const header = text.indexOf('\n', start);
  if (header < 0 || header >= end) return '';
  const indent = indentOf(text, header + 1, end, value);
  if (indent < 0) return '';
  let at = header + 1;
  let read = 0;
  /** Where the last line that has a text ended. */
  let lineEnd = at;
  while (at < end && read < value.length) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    let to = newline < 0 || newline >= end ? end : newline;
    if (text[to - 1] === '\r') to--;
    const from = Math.min(at + indent, to);
    const length = to - from;
    if (style === 'literal') {
      if (text.slice(from, to) !== value.slice(read, read + length)) return '';
      if (length > 0) builder.copy(from, to);
      read += length;
      if (read < value.length) {
        if (value[read] !== '\n') return '';
        // A plain line end is the character it stands for.
        if (next === to + 1 && next <= end && text[to] === '\n') builder.copy(to, next);
        else builder.put('\n', to, next);
        read++;
      }
    } else if (length > 0) {
      let gap = read;
      if (value[gap] === '\n') while (value[gap] === '\n') gap++;
      else if (lineEnd > header + 1 && value[gap] === ' ') gap++;
      if (gap > read) builder.put(value.slice(read, gap), lineEnd, from);
      if (text.slice(from, to) !== value.slice(gap, gap + length)) return '';
      builder.copy(from, to);
      read = gap + length;
      lineEnd = to;
    }
    at = next;
  }
  const rest = value.slice(read);
  if (!/^\n*$/.test(rest)) return '';
  if (rest !== '') builder.put(rest, lineEnd, end);
  return value;
}

/** How far the lines of a block scalar are indented: what its first line with a text has more than the text itself. */
function indentOf(text: string, start: number, end: number, value: string): number {
  const first = /^\n*([ \t]*)[^\s]/.exec(value);
  if (first === null) return 0;
  const source = /^(?:[ \t]*\r?\n)*([ \t]*)[^\s]/.exec(text.slice(start, end));
  return source === null ? -1 : (source[1] as string).length - (first[1] as string).length;
}
