import type { Piece } from '../pieces.js';
import type { Origin } from './origin.js';

/** Where a literal stands, which settles what a backslash means there. */
export type Quoting = 'bare' | 'double' | 'heredoc';

/** Characters that a backslash takes their meaning from, inside `"..."` and here-documents; elsewhere it stands for itself. */
const ESCAPED = { double: '$`"\\', heredoc: '$`\\' } as const;

/** A literal of the shell with its backslashes undone, each stretch at its own place. */
export function literal(origin: Origin, start: number, end: number, quoting: Quoting): Piece[] {
  const { text } = origin;
  const pieces: Piece[] = [];
  let from = start;
  let at = start;
  while (at < end) {
    if (text[at] !== '\\' || at + 1 >= end) {
      at += 1;
      continue;
    }
    const next = text[at + 1] as string;
    if (next === '\n') {
      if (from < at) pieces.push(...origin.slice(from, at));
      from = at + 2;
    } else if (quoting === 'bare' || ESCAPED[quoting].includes(next)) {
      if (from < at) pieces.push(...origin.slice(from, at));
      from = at + 1;
    }
    at += 2;
  }
  if (from < end) pieces.push(...origin.slice(from, end));
  return pieces.length > 0 ? pieces : [...origin.slice(start, start)];
}
