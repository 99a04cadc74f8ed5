/** A half-open range of UTF-16 offsets in one file. Lines and columns are computed at the edge. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/**
 * A text that was read, with the name a person knows it by (a path, `<stdin>`, {@link COMMAND_LINE}).
 * What was typed on the command line is a file too, so that no value is without a place.
 */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The name of a file that stands for what was typed: its text is the flag, or the command, as typed. */
export const COMMAND_LINE = '<command line>';

/** Line and column of an offset, both counted from 1; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<SourceFile, Uint32Array>();

/** Offsets at which the lines of a file begin; `\n`, `\r\n` and a lone `\r` all end a line. */
export function lineStarts(file: SourceFile): Uint32Array {
  let starts = lineStartsOf.get(file);
  if (starts === undefined) {
    const { text } = file;
    const found = [0];
    if (hasLoneReturn(text)) {
      for (const match of text.matchAll(/\r\n|\n|\r/g)) found.push(match.index + match[0].length);
    } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at + 1);
    starts = Uint32Array.from(found);
    lineStartsOf.set(file, starts);
  }
  return starts;
}

/** Whether a carriage return ends a line by itself, as hardly any file has it. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') return true;
  return false;
}

/** The position of an offset; offsets outside the text are moved to its nearest end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = lineStarts(file);
  const at = Math.min(Math.max(offset, 0), file.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] as number) + 1 };
}

/** The text that a span covers. */
export function sliceOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** Orders spans by file name, then place; for stable output. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file && a.file.name !== b.file.name) return a.file.name < b.file.name ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
