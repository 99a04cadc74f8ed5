/** Puts a text together from stretches that stand in a source as they are and from what escapes stand for. */
import type { Span } from '../../../model/span.js';
import { type Piece, type Pieces, spanOf } from '../pieces.js';
import { joined } from './pieceText.js';

/** The pieces of a stretch of a source, possibly none. */
export type PartsOf = (start: number, end: number) => readonly Piece[];

export class PiecesBuilder {
  readonly #partsOf: PartsOf;
  readonly #place: Span;
  readonly #found: Piece[] = [];
  #from = -1;
  #to = -1;

  /** `place` is where an empty text stands. */
  constructor(partsOf: PartsOf, place: Span) {
    this.#partsOf = partsOf;
    this.#place = place;
  }

  /** The stretch from `start` up to `end`, as it is; neighbours become one piece. */
  copy(start: number, end: number): void {
    if (start === this.#to) {
      this.#to = end;
      return;
    }
    this.#flush();
    this.#from = start;
    this.#to = end;
  }

  /** A text that the stretch stands for without being it: `\n`, a folded line end. */
  put(text: string, start: number, end: number): void {
    this.#flush();
    const parts = this.#partsOf(start, end);
    const span = parts.length > 0 ? spanOf(parts) : this.#place;
    this.#found.push({ text, span, exact: false });
  }

  /** Pieces from elsewhere. */
  add(pieces: readonly Piece[]): void {
    this.#flush();
    for (const piece of pieces) if (piece.text !== '' || piece.unknown !== undefined) this.#found.push(piece);
  }

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#from < 0 && this.#found.length === 0;
  }

  /** The text so far; the builder can go on. */
  pieces(): Pieces {
    this.#flush();
    return joined([...this.#found], this.#place);
  }

  #flush(): void {
    if (this.#from < 0) return;
    for (const piece of this.#partsOf(this.#from, this.#to)) this.#found.push(piece);
    this.#from = -1;
    this.#to = -1;
  }
}
