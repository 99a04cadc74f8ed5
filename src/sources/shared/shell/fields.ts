import type { Piece, Pieces } from '../pieces.js';
import type { Segment } from './expand.js';
import { joined } from './origin.js';
import { isBlank, type Field } from './value.js';

/** Words from the parts of one word: what comes from an unquoted variable is split at blanks, and is no word when empty. */
export function splitBlanks(segments: readonly Segment[], empty: () => Piece): Field[] {
  const builder = new FieldBuilder(empty);
  for (const segment of segments) {
    if (segment.kind === 'list') builder.addList(segment.fields, segment.isQuoted);
    else if (segment.splits) builder.addSplit(segment.pieces);
    else builder.add(segment.pieces, segment.isQuoted);
  }
  return builder.finish();
}

class FieldBuilder {
  readonly #empty: () => Piece;
  readonly #fields: Field[] = [];
  #pieces: Piece[] = [];
  /** Whether the word at hand is one even when it is empty. */
  #stands = false;
  /** Whether the word at hand is made only of what may be several words. */
  #isMany = true;

  constructor(empty: () => Piece) {
    this.#empty = empty;
  }

  add(pieces: readonly Piece[], isQuoted: boolean): void {
    this.#pieces.push(...pieces);
    this.#stands ||= isQuoted || pieces.some(({ text, unknown }) => text !== '' || unknown !== undefined);
    this.#isMany = false;
  }

  addSplit(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.text === '' && piece.unknown === undefined) continue;
      const parts = partsOf(piece);
      parts.forEach((part, at) => {
        if (at > 0) this.#close();
        if (part === undefined) return;
        this.#pieces.push(part);
        this.#stands = true;
        this.#isMany &&= isBlank([part]);
      });
    }
  }

  addList(fields: readonly Field[], isQuoted: boolean): void {
    fields.forEach(({ pieces, many }, at) => {
      if (at > 0) this.#close();
      if (isQuoted) this.#pieces.push(...pieces);
      else this.addSplit(pieces);
      this.#stands ||= isQuoted;
      this.#isMany &&= many === true;
    });
  }

  finish(): Field[] {
    this.#close();
    return this.#fields;
  }

  #close(): void {
    if (this.#stands) {
      const pieces: Pieces = joined(this.#pieces, this.#empty);
      this.#fields.push(this.#isMany ? { pieces, many: true } : { pieces });
    }
    this.#pieces = [];
    this.#stands = false;
    this.#isMany = true;
  }
}

/** A piece in parts with blanks between them; undefined where a blank stands at its edge. */
function partsOf(piece: Piece): (Piece | undefined)[] {
  if (!/[ \t\n]/.test(piece.text)) return [piece];
  let at = 0;
  return piece.text.split(/([ \t\n]+)/).flatMap((text, index): (Piece | undefined)[] => {
    const from = at;
    at += text.length;
    if (index % 2 === 1) return [];
    if (text === '') return [undefined];
    const { start } = piece.span;
    const span = piece.exact ? { ...piece.span, start: start + from, end: start + at } : piece.span;
    if (piece.unknown === undefined) return [{ ...piece, text, span }];
    const { written, fallback } = piece.unknown;
    return [{ ...piece, text, span, unknown: fallback === undefined ? { written } : { written, fallback: text } }];
  });
}
