import { lineStarts, positionAt, type SourceFile } from '../model/span.js';
import { printable } from './printable.js';
import { charWidth, textWidth } from './width.js';

const TAB = 4;

/** A stretch of one source line as it can be printed, with where offsets of the file stand in it. */
export interface PrintedLine {
  readonly text: string;
  /** The column, from 0, at which an offset of the file is printed; offsets cut away are moved to the nearest end. */
  column(offset: number): number;
}

/** The offsets of the line that an offset stands in, its end without the line break. */
export function lineAround(file: SourceFile, offset: number): { start: number; end: number } {
  const starts = lineStarts(file);
  const { line } = positionAt(file, offset);
  const start = starts[line - 1] as number;
  let end = starts[line] ?? file.text.length;
  while (end > start && /[\r\n]/.test(file.text[end - 1] as string)) end--;
  return { start, end };
}

interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly column: number;
}

/**
 * Prints the line around `from`..`to` (offsets in one line), at most `columns` wide: a longer line is cut on both
 * sides so that the marked part stays in view, with `…` where something is missing. Tabs become spaces.
 */
export function printLine(file: SourceFile, from: number, to: number, columns: number): PrintedLine {
  const line = lineAround(file, from);
  // A line may be megabytes long: only the neighbourhood that can be shown is looked at.
  const start = Math.max(line.start, from - columns);
  const end = Math.min(line.end, Math.max(Math.min(to, from + columns), from) + columns);
  const cells = cellsOf(file.text.slice(start, end), start);
  const total = (cells.at(-1)?.column ?? 0) + textWidth(cells.at(-1)?.text ?? '');
  if (start === line.start && end === line.end && total <= columns) return printed(cells, 0, total, '', '');
  return clipped(cells, { start: start > line.start, end: end < line.end, total, from, to, columns });
}

interface Clip {
  /** Whether something of the line is missing before and after the cells. */
  readonly start: boolean;
  readonly end: boolean;
  readonly total: number;
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

function clipped(cells: readonly Cell[], clip: Clip): PrintedLine {
  const first = columnOf(cells, clip.from, clip.total);
  const marked = Math.min(columnOf(cells, clip.to, clip.total) - first, clip.columns - 2);
  // A third of what is free goes before the mark: what follows it usually says more.
  const before = Math.floor((clip.columns - 2 - marked) / 3);
  const left = first <= clip.columns - 2 - marked && !clip.start ? 0 : Math.max(0, first - before);
  const room = clip.columns - (left > 0 || clip.start ? 1 : 0) - 1;
  const kept = cells.filter((cell) => cell.column >= left && cell.column + textWidth(cell.text) <= left + room);
  const shownEnd = kept.length === 0 ? left : (kept.at(-1) as Cell).column + textWidth((kept.at(-1) as Cell).text);
  const head = left > 0 || clip.start ? '…' : '';
  return printed(kept, kept[0]?.column ?? left, shownEnd, head, shownEnd < clip.total || clip.end ? '…' : '');
}

function printed(cells: readonly Cell[], left: number, right: number, head: string, tail: string): PrintedLine {
  return {
    text: head + cells.map((cell) => cell.text).join('') + tail,
    column: (offset) => head.length + Math.min(Math.max(columnOf(cells, offset, right) - left, 0), right - left),
  };
}

function columnOf(cells: readonly Cell[], offset: number, total: number): number {
  const cell = cells.find((each) => each.offset >= offset);
  return cell === undefined ? total : cell.column;
}

function cellsOf(text: string, start: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = start;
  let before = '';
  for (const char of text) {
    const shown = shownAs(char, column, before, text.slice(offset - start + 1, offset - start + 5));
    cells.push({ offset, text: shown, column });
    column += shown === char ? charWidth(char) : textWidth(shown);
    offset += char.length;
    before = char;
  }
  return cells;
}

function shownAs(char: string, column: number, before: string, after: string): string {
  if (char === '\t') return ' '.repeat(TAB - (column % TAB));
  // See `printable`: `##[` is a command to some build systems.
  if (char === '#' && before === '#' && /^(?:\[|vso\[)/.test(after)) return '\\x23';
  return printable(char);
}
