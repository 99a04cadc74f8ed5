/** A long text made of pieces, of which many parts are asked for. */
import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces, spanOf, textOf } from '../pieces.js';

/**
 * The text of some pieces as one string, with the way back. A part costs the logarithm of the number of pieces, so
 * that a line of a megabyte with as many continuations is still read in linear time.
 */
export class PieceText {
  readonly text: string;
  readonly #pieces: Pieces;
  /** Where each piece begins in `text`. */
  readonly #starts: readonly number[];

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
    this.text = textOf(pieces);
    const starts: number[] = [];
    let at = 0;
    for (const piece of pieces) {
      starts.push(at);
      at += piece.text.length;
    }
    this.#starts = starts;
  }

  /** All pieces. */
  get pieces(): Pieces {
    return this.#pieces;
  }

  /**
   * The pieces from `start` up to `end`, possibly none. What is unknown and has no text stands between two characters:
   * it belongs to every part that touches its place, so parts that follow one another without a gap would repeat it.
   */
  parts(start: number, end = this.text.length): Piece[] {
    const found: Piece[] = [];
    for (let index = this.#first(start); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index] as Piece;
      const at = this.#starts[index] as number;
      if (at > end) break;
      if (piece.text === '') {
        if (piece.unknown !== undefined && at >= start) found.push(piece);
        continue;
      }
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, piece.text.length);
      if (from < to) found.push(part(piece, from, to));
    }
    return found;
  }

  /** The same, never empty: an empty part is an empty piece at its place. */
  slice(start: number, end = this.text.length): Pieces {
    const found = this.parts(start, end);
    return found.length > 0 ? found : [this.#nothingAt(start)];
  }

  /** The place of a part in its file. */
  span(start: number, end = this.text.length): Span {
    return spanOf(this.slice(start, end));
  }

  /** The part without blanks at its ends. */
  trimmed(): PieceText {
    const [start, end] = trimmedRange(this.text, 0, this.text.length);
    return start === 0 && end === this.text.length ? this : new PieceText(this.slice(start, end));
  }

  #first(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.#starts[middle] as number;
      if (at + (this.#pieces[middle] as Piece).text.length < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #nothingAt(offset: number): Piece {
    const index = Math.min(this.#first(offset), this.#pieces.length - 1);
    const { span, text, exact } = this.#pieces[index] as Piece;
    const inside = exact ? Math.min(Math.max(offset - (this.#starts[index] as number), 0), text.length) : 0;
    const start = span.start + inside;
    return { text: '', span: { file: span.file, start, end: start }, exact: true };
  }
}

/** A part of one piece; of a piece that is not exact the place stays that of the whole. */
function part(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece;
  const text = piece.text.slice(from, to);
  if (!piece.exact) return { ...piece, text };
  const { file, start } = piece.span;
  return { ...piece, text, span: { file, start: start + from, end: start + to } };
}

/** The range without blanks and line ends at both ends. */
export function trimmedRange(text: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

/** Whether a UTF-16 unit is a space, tab or line end. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Joins parts into one text; an unknown text without any characters is kept. */
export function joined(parts: readonly Piece[], place: Span): Pieces {
  if (parts.length > 0) return parts;
  return [{ text: '', span: { file: place.file, start: place.start, end: place.start }, exact: true }];
}

/**
 * One piece for something that depends on what was not read. `fallback` is what it is otherwise: its place is then
 * the piece's, so that a reader is led to the value and not to the braces around it.
 */
export function unknownPiece(place: Span, writtenAs: string, fallback?: Pieces): Piece {
  if (fallback === undefined) return { text: '', span: place, exact: false, unknown: { written: writtenAs } };
  const text = textOf(fallback);
  const unknown = { written: writtenAs, fallback: text };
  const only = fallback.length === 1 ? (fallback[0] as Piece) : undefined;
  if (only !== undefined && only.exact) return { text, span: only.span, exact: true, unknown };
  return { text, span: fallback.some((piece) => piece.text !== '') ? spanOf(fallback) : place, exact: false, unknown };
}

/** A text for people and for names: of what is unknown the fallback, or else its own words. */
export function shownText(pieces: Pieces): string {
  return pieces
    .map(({ text, unknown }) => (unknown === undefined ? text : (unknown.fallback ?? unknown.written)))
    .join('');
}
