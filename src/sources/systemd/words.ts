/** The words of systemd's settings, as `extract_first_word()` of `src/basic/extract-word.c` makes them. */
import type { Pieces } from '../shared/pieces.js';
import { isSpace, PiecesBuilder, type PieceText, unknownPiece } from '../shared/yaml/text.js';

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const CODE = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{3}))/y;
/** `%%`, `%i`: what a unit's name and the machine put in. */
const SPECIFIER = /%[%A-Za-z]/y;

export interface Word {
  readonly pieces: Pieces;
  /** Whether any of it stood in quotes; `;` in quotes divides nothing. */
  readonly isQuoted: boolean;
}

/** Splits a value, undoes quotes and C escapes, and makes specifiers unknown. An escape that is none stays as it is. */
export function systemdWords(source: PieceText): Word[] {
  const { text } = source;
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    for (; at <= text.length && (at === text.length || isSpace(text.charCodeAt(at))); at++) {
      // What is not known and stands between blanks is a word too, though it has no characters.
      const isAlone = at === 0 || isSpace(text.charCodeAt(at - 1));
      const alone = isAlone ? source.parts(at, at) : [];
      if (alone.length > 0) words.push({ pieces: alone, isQuoted: false });
    }
    if (at >= text.length) return words;
    const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(at, at));
    const reader = new WordReader(source, builder, at);
    at = reader.read();
    words.push({ pieces: builder.pieces(), isQuoted: reader.isQuoted });
  }
}

class WordReader {
  isQuoted = false;
  readonly #source: PieceText;
  readonly #builder: PiecesBuilder;
  #from: number;
  #at: number;

  constructor(source: PieceText, builder: PiecesBuilder, at: number) {
    this.#source = source;
    this.#builder = builder;
    this.#from = at;
    this.#at = at;
  }

  /** Reads one word, and gives where it ends. */
  read(): number {
    const { text } = this.#source;
    let quote = '';
    while (this.#at < text.length) {
      const char = text[this.#at] as string;
      if (quote === '' && isSpace(char.charCodeAt(0))) break;
      if (quote === '' ? char === '"' || char === "'" : char === quote) {
        quote = quote === '' ? char : '';
        this.isQuoted = true;
        this.#skip(1);
      } else if (char === '\\') this.#escape(text);
      else if (char === '%') this.#specifier(text);
      else this.#at++;
    }
    this.#builder.copy(this.#from, this.#at);
    return this.#at;
  }

  #escape(text: string): void {
    const letter = text[this.#at + 1] ?? '';
    const simple = Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined;
    CODE.lastIndex = this.#at;
    const code = CODE.exec(text);
    if (simple !== undefined) this.#put(simple, 2);
    else if (code !== null) {
      const [whole, hex, short, long, octal] = code;
      const value = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
      if (value > 0 && value <= 0x10_ffff) this.#put(String.fromCodePoint(value), whole.length);
      else this.#at++;
    } else this.#at++;
  }

  #specifier(text: string): void {
    SPECIFIER.lastIndex = this.#at;
    const found = SPECIFIER.exec(text)?.[0];
    if (found === undefined) this.#at++;
    else if (found === '%%') this.#put('%', 2);
    else {
      this.#builder.copy(this.#from, this.#at);
      this.#builder.add([unknownPiece(this.#source.span(this.#at, this.#at + 2), found)]);
      this.#at = this.#from = this.#at + 2;
    }
  }

  #put(made: string, length: number): void {
    this.#builder.copy(this.#from, this.#at);
    this.#builder.put(made, this.#at, this.#at + length);
    this.#at = this.#from = this.#at + length;
  }

  #skip(length: number): void {
    this.#builder.copy(this.#from, this.#at);
    this.#at = this.#from = this.#at + length;
  }
}
