import type { Piece, Pieces } from '../pieces.js';
import { joined, Origin } from './origin.js';

/**
 * A text as words, as Python's `shlex.split` makes them (POSIX mode, no comments): quotes and backslashes undone, each
 * word knowing where it is written. `#` and an escaped newline are text. Where `shlex` would complain of a quote that is
 * not closed or of a lone backslash at the end, the word ends with the text. What is unknown is a part of a word, and its
 * fallback is split like any other text.
 */
export function splitWords(pieces: Pieces): Pieces[] {
  const origin = new Origin(pieces, 'as-written');
  return new Splitter(origin).split();
}

const BLANKS = ' \t\r\n';

class Splitter {
  readonly #origin: Origin;
  readonly #text: string;
  readonly #words: Pieces[] = [];
  #pieces: Piece[] = [];
  #stands = false;
  #at = 0;

  constructor(origin: Origin) {
    this.#origin = origin;
    this.#text = origin.text;
  }

  split(): Pieces[] {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (BLANKS.includes(character)) {
        this.#close();
        this.#at += 1;
      } else if (character === "'" || character === '"') this.#quoted(character);
      else if (character === '\\') this.#escaped();
      else this.#bare();
    }
    this.#close();
    return this.#words;
  }

  #take(from: number, to: number): void {
    if (from < to) this.#pieces.push(...this.#origin.slice(from, to));
    else if (this.#pieces.length === 0) this.#pieces.push(...this.#origin.slice(from, from));
    this.#stands = true;
  }

  #bare(): void {
    const from = this.#at;
    while (this.#at < this.#text.length && !` \t\r\n'"\\`.includes(this.#text[this.#at] as string)) this.#at += 1;
    this.#take(from, this.#at);
  }

  #escaped(): void {
    const from = this.#at + 1;
    // One character, which may be two UTF-16 units.
    const next = this.#text.codePointAt(from);
    const to = next === undefined ? from : from + String.fromCodePoint(next).length;
    if (from < to) this.#take(from, to);
    this.#at = to;
  }

  /** In double quotes a backslash escapes only itself and the quote; in single quotes nothing. */
  #quoted(quote: string): void {
    let from = this.#at + 1;
    let at = from;
    for (; at < this.#text.length && this.#text[at] !== quote; at += 1) {
      if (quote === "'" || this.#text[at] !== '\\') continue;
      const next = this.#text[at + 1];
      if (next !== quote && next !== '\\') continue;
      this.#take(from, at);
      from = at + 1;
      at = from;
    }
    this.#take(from, Math.min(at, this.#text.length));
    this.#at = at + 1;
  }

  #close(): void {
    if (this.#stands) {
      const start = this.#at;
      this.#words.push(joined(this.#pieces, () => this.#origin.slice(start, start)[0] as Piece));
    }
    this.#pieces = [];
    this.#stands = false;
  }
}
