/** String literals: quotes and escapes undone, with the place of every part. */
import type { SourceFile, Span } from '../../../model/span.js';
import type { Piece, Pieces } from '../pieces.js';

/** Parts that one text keeps apart; beyond, it is one part that stands at the whole text's place. */
const MAX_PIECES = 200;

/** Puts a text together from where its parts stand. */
export class TextBuilder {
  readonly #pieces: Piece[] = [];
  readonly #beyond: string[] = [];
  readonly #whole: Span;
  length = 0;

  constructor(whole: Span) {
    this.#whole = whole;
  }

  add(piece: Piece): void {
    this.length += piece.text.length;
    const last = this.#pieces.at(-1);
    if (this.#beyond.length > 0) this.#beyond.push(piece.text);
    else if (last?.exact && piece.exact && last.span.file === piece.span.file && last.span.end === piece.span.start) {
      const span = { ...last.span, end: piece.span.end };
      this.#pieces[this.#pieces.length - 1] = { text: last.text + piece.text, span, exact: true };
    } else if (piece.text !== '') {
      if (this.#pieces.length < MAX_PIECES) this.#pieces.push(piece);
      else this.#beyond.push(piece.text);
    }
  }

  pieces(): Pieces {
    if (this.#pieces.length === 0) return [{ text: '', span: this.#whole, exact: false }];
    if (this.#beyond.length === 0) return this.#pieces;
    const text = this.#pieces.map((piece) => piece.text).join('') + this.#beyond.join('');
    return [{ text, span: this.#whole, exact: false }];
  }
}

/** A literal without what is in it: `rb'''`. */
export interface Quotes {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** Where its content starts and ends. */
  readonly start: number;
  readonly end: number;
}

/** Takes the prefix and the quotes off a literal; undefined where it has no end. */
export function unquote({ file, start, end }: Span): Quotes | undefined {
  const text = file.text.slice(start, end);
  const opened = /^([a-z]*)('''|"""|'|")/i.exec(text);
  if (!opened) return undefined;
  const [all, prefix, quote] = opened as unknown as [string, string, string];
  if (text.length < all.length + quote.length || !text.endsWith(quote)) return undefined;
  return {
    raw: /r/i.test(prefix),
    bytes: /b/i.test(prefix),
    start: start + all.length,
    end: end - quote.length,
  };
}

const ONE_LETTER: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Adds the content from `start` up to `end`; in a format string `{{` and `}}` stand for one brace.
 *
 * @returns false where the text is not known: `\N{...}`, an escape that Python refuses.
 */
export function addContent(
  to: TextBuilder,
  file: SourceFile,
  range: { readonly start: number; readonly end: number },
  how: { readonly raw: boolean; readonly format: boolean },
): boolean {
  // Cut out, so that no search runs on behind the literal.
  const text = file.text.slice(range.start, range.end);
  const add = (at: number, end: number, content: string, exact: boolean) =>
    to.add({ text: content, span: { file, start: range.start + at, end: range.start + end }, exact });
  const part = /[^\r\\{}]+|\r\n?|\\(?:\r\n|[^]|$)|\{\{|\}\}|[{}]/gy;
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const [found] = part.exec(text) as RegExpExecArray;
    if (found.startsWith('\\') && !how.raw) {
      const escape = unescape(text, at);
      if (!escape) return false;
      add(at, escape.end, escape.text, false);
      part.lastIndex = escape.end;
    } else if (how.format && (found === '{{' || found === '}}')) {
      add(at, part.lastIndex, found.charAt(0), false);
    } else {
      const content = found.replaceAll(/\r\n?/g, '\n');
      add(at, part.lastIndex, content, content.length === found.length);
    }
  }
  return true;
}

/** The escape at an offset, the backslash's. */
function unescape(text: string, at: number): { text: string; end: number } | undefined {
  const rest = text.slice(at + 1, at + 11);
  if (rest.startsWith('\r')) return { text: '', end: at + (rest.startsWith('\r\n') ? 3 : 2) };
  const letter = rest.charAt(0);
  const plain = ONE_LETTER[letter];
  if (plain !== undefined) return { text: plain, end: at + 2 };
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
  if (octal !== undefined) return { text: String.fromCodePoint(parseInt(octal, 8)), end: at + 1 + octal.length };
  if (/^[xuUN]/.test(letter)) return codePoint(rest, at);
  // Any other backslash stays what it is.
  return { text: `\\${letter}`, end: at + 1 + letter.length };
}

function codePoint(rest: string, at: number): { text: string; end: number } | undefined {
  const hex = /^(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})/i.exec(rest)?.[0];
  if (hex === undefined || hex.charAt(0) !== rest.charAt(0)) return undefined;
  const code = parseInt(hex.slice(1), 16);
  return code <= 0x10_ff_ff ? { text: String.fromCodePoint(code), end: at + 1 + hex.length } : undefined;
}
