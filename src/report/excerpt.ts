import { positionAt, type Span } from '../model/span.js';
import { lineAround, printLine } from './line.js';
import type { Palette } from './palette.js';
import { isFlag, placeLabel } from './place.js';
import { textWidth, wrapped } from './width.js';

/** A place to be shown with its source line, underlined, and what stands there. */
export interface Mark {
  readonly span: Span;
  readonly label: string;
  readonly primary: boolean;
}

export interface ExcerptOptions {
  readonly width: number;
  readonly palette: Palette;
  /** Colours underlines of primary places. */
  readonly accent: (text: string) => string;
}

interface Row {
  readonly line: number;
  readonly marks: Mark[];
}

/**
 * The source lines of some places, underlined and labelled. Places keep their order; neighbours in the same file share
 * one heading, and those in the same line share the line. A place on the command line shows the flag as typed.
 */
export function excerpt(marks: readonly Mark[], options: ExcerptOptions): string[] {
  const { palette } = options;
  const gutter = Math.max(1, ...marks.map((mark) => (isFlag(mark.span) ? 1 : String(lineOf(mark)).length)));
  const lines: string[] = [];
  for (const [index, group] of groupsOf(marks).entries()) {
    const corner = index === 0 ? '╭▸' : '├▸';
    lines.push(`${' '.repeat(gutter + 3)}${palette.dim(corner)} ${palette.place(headingOf(group))}`);
    let previous: number | undefined;
    for (const row of rowsOf(group)) {
      if (previous !== undefined && row.line !== previous + 1)
        lines.push(`${' '.repeat(gutter + 3)}${palette.dim('┊')}`);
      previous = row.line;
      lines.push(...rowLines(row, gutter, options));
    }
  }
  return lines;
}

function lineOf(mark: Mark): number {
  return positionAt(mark.span.file, mark.span.start).line;
}

function headingOf(group: readonly Mark[]): string {
  const shown = group.find((mark) => mark.primary) ?? group[0];
  if (shown === undefined) return '';
  return isFlag(shown.span) ? 'command line' : placeLabel(shown.span);
}

function groupsOf(marks: readonly Mark[]): Mark[][] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last?.[0]?.span.file === mark.span.file) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

/** The lines of a group in the order in which its marks first name them; marks of the same line share it. */
function rowsOf(group: readonly Mark[]): Row[] {
  const rows = new Map<number, Row>();
  for (const mark of group) {
    const line = lineOf(mark);
    const row = rows.get(line) ?? { line, marks: [] };
    row.marks.push(mark);
    rows.set(line, row);
  }
  return [...rows.values()];
}

function rowLines(row: Row, gutter: number, options: ExcerptOptions): string[] {
  const { palette } = options;
  const room = options.width - gutter - 5;
  const bar = `${' '.repeat(gutter + 3)}${palette.dim('│')} `;
  const lines: string[] = [];
  let shownText: string | undefined;
  for (const { span, label, primary } of row.marks) {
    const end = Math.min(Math.max(span.end, span.start), lineAround(span.file, span.start).end);
    const printed = printLine(span.file, span.start, end, room);
    // Two marks far apart in a long line need two different stretches of it.
    if (printed.text !== shownText) {
      const number = isFlag(span) ? '' : String(row.line);
      lines.push(`  ${palette.dim(number.padStart(gutter))} ${palette.dim('│')} ${printed.text}`.trimEnd());
      shownText = printed.text;
    }
    const from = printed.column(span.start);
    const length = Math.max(1, printed.column(end) - from);
    const paint = primary ? options.accent : palette.dim;
    const underline = paint((primary ? '^' : '─').repeat(length));
    lines.push(...labelLines(label, from, length, room, underline).map((text) => bar + text));
  }
  return lines;
}

/** The underline with its label beside it where that fits, and below it where it does not. */
function labelLines(label: string, from: number, length: number, room: number, underline: string): string[] {
  const start = ' '.repeat(from) + underline;
  if (from + length + 1 + textWidth(label) <= room) return [label === '' ? start : `${start} ${label}`];
  const indent = Math.min(from, Math.max(0, room - Math.min(50, textWidth(label))));
  return [start, ...wrapped(label, room - indent).map((line) => ' '.repeat(indent) + line)];
}
