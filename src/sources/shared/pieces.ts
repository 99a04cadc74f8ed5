/**
 * Text that knows where it was written, through every layer of quoting: a JSON string in a Dockerfile, a YAML scalar
 * with a command line in it, a variable put in from somewhere else.
 */
import type { Span } from '../../model/span.js';

/** A stretch of text with one origin. */
export interface Piece {
  /** The text with all quoting undone. Of a piece that is not known: its fallback, or empty. */
  readonly text: string;
  /** Where it is written. */
  readonly span: Span;
  /** Whether every UTF-16 unit of `text` is one unit of the span, so that a part of the one is that part of the other. */
  readonly exact: boolean;
  /** Set where the text depends on what was not read: a variable, a command substitution, a template. */
  readonly unknown?: UnknownText;
}

/** What is not known about a piece. */
export interface UnknownText {
  /** As written: `${TIMEOUT:-120}`, `$(nproc)`, `{{ .Values.timeout }}`. */
  readonly written: string;
  /** What it is when nobody says otherwise: `120`. */
  readonly fallback?: string;
}

/** One word or one text, put together from where its parts were written. Never empty: an empty word has one empty piece. */
export type Pieces = readonly Piece[];

/** A text that stands in a file as it is. */
export function written(span: Span): Pieces {
  return [{ text: span.file.text.slice(span.start, span.end), span, exact: true }];
}

/** The whole text, with fallbacks in the place of what is not known. */
export function textOf(pieces: Pieces): string {
  return pieces.length === 1 ? (pieces[0] as Piece).text : pieces.map((piece) => piece.text).join('');
}

/** What is not known in a text; undefined when all of it is. */
export function unknownIn(pieces: Pieces): UnknownText | undefined {
  return pieces.find((piece) => piece.unknown !== undefined)?.unknown;
}

/** The text as a person wrote it: what is not known stands in its own words. */
export function writtenText(pieces: Pieces): string {
  return pieces.map((piece) => piece.unknown?.written ?? piece.text).join('');
}

/** The part of a text from `start` up to `end`, in UTF-16 units of {@link textOf}. Where it falls into a piece that is not exact, it has that piece's whole span. */
export function slicePieces(pieces: Pieces, start: number, end = Infinity): Pieces {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, piece.text.length);
    at += piece.text.length;
    if (piece.text === '') {
      // Nothing may be known of a piece, not even a fallback; it still stands somewhere.
      if (piece.unknown !== undefined && from === 0 && at < end) found.push(piece);
    } else if (from === 0 && to === piece.text.length) found.push(piece);
    else if (from < to) found.push(part(piece, from, to));
  }
  return found.length > 0 ? found : [emptyAt(pieces, start)];
}

function part(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to);
  if (!piece.exact) return { ...piece, text };
  const { file, start } = piece.span;
  return { ...piece, text, span: { file, start: start + from, end: start + to } };
}

function emptyAt(pieces: Pieces, offset: number): Piece {
  let at = 0;
  for (const piece of pieces) {
    if (offset <= at + piece.text.length) return { ...part(piece, offset - at, offset - at), text: '' };
    at += piece.text.length;
  }
  const last = pieces.at(-1) as Piece;
  return { ...last, text: '', span: { ...last.span, start: last.span.end } };
}

/** The smallest span around all pieces that stand in the file of the first. */
export function spanOf(pieces: Pieces): Span {
  const first = (pieces.find((piece) => piece.text !== '' || piece.unknown !== undefined) ?? pieces[0]) as Piece;
  let { start, end } = first.span;
  for (const { span, text } of pieces) {
    if (span.file !== first.span.file || text === '') continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { file: first.span.file, start, end };
}
