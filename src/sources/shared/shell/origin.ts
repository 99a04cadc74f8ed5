import type { Span } from '../../../model/span.js';
import { slicePieces, spanOf, textOf, writtenText, type Piece, type Pieces } from '../pieces.js';

/** Stands in a text for what is unknown and has no fallback, so that it is a part of a word: a private-use character. */
const STAND_IN = '\uE000';

/** A text to be parsed, with the way back from every offset to where it is written. */
export class Origin {
  /** What a parser is given: unknown parts stand as one character of a word, and `\r` before a line's end as a blank. */
  readonly text: string;
  readonly #masked: Pieces;
  readonly #starts: readonly number[];

  constructor(pieces: Pieces, lines: 'as-written' | 'unix' = 'unix') {
    this.#masked = pieces.map((piece) =>
      piece.text === '' && piece.unknown !== undefined ? { ...piece, text: STAND_IN, exact: false } : piece,
    );
    const starts: number[] = [];
    let at = 0;
    for (const piece of this.#masked) {
      starts.push(at);
      at += piece.text.length;
    }
    this.#starts = starts;
    const text = textOf(this.#masked);
    this.text = lines === 'unix' ? withoutReturns(text) : text;
  }

  /** The part from `start` up to `end` of {@link text}. */
  slice(start: number, end: number): Pieces {
    const first = this.#indexAt(start);
    if (start >= end) return [this.#emptyAt(first, start)];
    const last = this.#indexAt(end - 1);
    const from = this.#starts[first] as number;
    return slicePieces(this.#masked.slice(first, last + 1), start - from, end - from).map((piece) =>
      piece.unknown !== undefined && piece.text === STAND_IN ? { ...piece, text: '' } : piece,
    );
  }

  spanOf(start: number, end: number): Span {
    return spanOf(this.slice(start, end));
  }

  /** As a person wrote it. */
  written(start: number, end: number): string {
    return writtenText(this.slice(start, end));
  }

  #emptyAt(index: number, offset: number): Piece {
    const piece = this.#masked[index] as Piece;
    const inside = Math.min(Math.max(offset - (this.#starts[index] as number), 0), piece.text.length);
    const { file, start, end } = piece.span;
    const place = piece.exact ? start + inside : inside === 0 ? start : end;
    return { text: '', span: { file, start: place, end: place }, exact: true };
  }

  /** The piece that holds an offset: the last that begins at or before it and is not empty. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Lines that end in `\r\n`, of the same length but ending in `\n` alone; a continuation stays one. */
function withoutReturns(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', ' \n') : text;
}

/** One word's pieces: neighbours that are neighbours in the file too become one, empty ones that say nothing are left out. Never empty. */
export function joined(pieces: Pieces, empty: () => Piece): Pieces {
  const found: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '' && piece.unknown === undefined) continue;
    const last = found.at(-1);
    if (last !== undefined && areOne(last, piece)) {
      found[found.length - 1] = {
        text: last.text + piece.text,
        span: { ...last.span, end: piece.span.end },
        exact: true,
      };
    } else found.push(piece);
  }
  return found.length > 0 ? found : [pieces[0] ?? empty()];
}

function areOne(a: Piece, b: Piece): boolean {
  if (!a.exact || !b.exact || a.unknown !== undefined || b.unknown !== undefined) return false;
  return a.span.file === b.span.file && a.span.end === b.span.start;
}
