import { COMMAND_LINE, positionAt, type Span } from '../model/span.js';
import { printable, short } from './printable.js';

/** Whether a place is a flag rather than a file. */
export function isFlag(span: Span): boolean {
  return span.file.name === COMMAND_LINE;
}

/**
 * A file's name as it may stand at the start of a line: control characters escaped, and `./` before what a build
 * system would take for a command (`::error::`) or a program for an option.
 */
export function fileLabel(name: string): string {
  const safe = short(name, 500);
  return /^(?:\s*::|#|-|\s)/.test(safe) ? `./${safe}` : safe;
}

/** `nginx.conf:3:5`; a place on the command line as the flag that was typed: `--lb-idle 60`. */
export function placeLabel(span: Span): string {
  if (isFlag(span)) return flagLabel(span);
  const { line, column } = positionAt(span.file, span.start);
  return `${fileLabel(span.file.name)}:${line}:${column}`;
}

/** The same without the column: `nginx.conf:3`. */
export function lineLabel(span: Span): string {
  return isFlag(span) ? flagLabel(span) : `${fileLabel(span.file.name)}:${positionAt(span.file, span.start).line}`;
}

/** The flag that was typed, whole. */
export function flagLabel(span: Span): string {
  return printable(span.file.text);
}
