/** Splits a text into words and punctuation the way nginx's `ngx_conf_read_token()` does, and reads on where it gives up. */
import { commonName } from './grammar.js';
import type { SyntaxReason, Word } from './syntax.js';
import { hasPlaceholder, Templates } from './template.js';
import { BUFFER_BYTES, isLowSurrogate, takesBytes, unescape } from './word.js';

const NEWLINE = 0x0a;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const DOLLAR = 0x24;
const PERCENT = 0x25;
const SINGLE_QUOTE = 0x27;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** 0: an ordinary character of a bare word; 1: ends one; otherwise needs a look. */
const KINDS = new Uint8Array(128);
const ENDS = 1;
const SPECIAL = 2;
for (const char of ' \t\r\n;') KINDS[char.charCodeAt(0)] = ENDS;
for (const char of '{\\$%<') KINDS[char.charCodeAt(0)] = SPECIAL;

/** `{2}` or `{2,5}` */
const QUANTIFIER = /\{\d+(?:,\d*)?\}/y;

export type Token = 'word' | 'semicolon' | 'open' | 'close' | 'template' | 'end';

/** Is told what is wrong, where. */
export type Report = (reason: SyntaxReason, start: number, end: number) => void;

/** Reads one token after the other; `pos` may be moved between two of them. */
export class Lexer {
  /** Where the next token is looked for: just after the last one. */
  pos = 0;
  /** Where the last token began. */
  start = 0;
  /** The last word, when the last token was one. */
  word: Word = { text: '', start: 0, end: 0, quote: '', template: false };
  readonly templates: Templates;
  readonly #text: string;
  readonly #report: Report;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
    this.templates = new Templates(text);
  }

  /** The next token; `startsDirective` says that no word of a directive was read yet. At the end: `end`, again and again. */
  next(startsDirective: boolean): Token {
    this.#skipSpace();
    const start = (this.start = this.pos);
    if (start >= this.#text.length) return 'end';
    const code = this.#text.charCodeAt(start);
    switch (code) {
      case SEMICOLON:
        this.pos = start + 1;
        return 'semicolon';
      case CLOSE:
        this.pos = start + 1;
        return 'close';
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        return this.#quoted(start, code);
      case OPEN:
      case LESS:
      case PERCENT: {
        const end = this.templates.endAt(start, startsDirective);
        if (end >= 0 && startsDirective && this.templates.isControl(start, end)) {
          this.pos = end;
          return 'template';
        }
        if (code !== OPEN || end >= 0) return this.#bare(start, startsDirective);
        this.pos = start + 1;
        return 'open';
      }
      default:
        return this.#bare(start, startsDirective);
    }
  }

  #skipSpace(): void {
    const text = this.#text;
    let at = this.pos;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === HASH) at = this.#commentEnd(at);
      else if (isSpace(code)) at++;
      else break;
    }
    this.pos = at;
  }

  #commentEnd(start: number): number {
    const newline = this.#text.indexOf('\n', start);
    const end = newline < 0 ? this.#text.length : newline;
    // A comment that fills the buffer passes only when nothing follows it.
    const limit = newline < 0 ? BUFFER_BYTES + 1 : BUFFER_BYTES;
    if (takesBytes(this.#text, start, end, limit)) this.#report('word-too-long', start, end);
    return end;
  }

  #bare(start: number, startsDirective: boolean): Token {
    const text = this.#text;
    const length = text.length;
    let at = start;
    let escaped = false;
    let marked = false;
    while (at < length) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? KINDS[code] : 0;
      if (kind === ENDS) break;
      if (kind === SPECIAL) {
        if (code === BACKSLASH) {
          escaped = true;
          at++;
        } else if (code === DOLLAR) {
          // Every `{` right after a `$` belongs to the word.
          while (text.charCodeAt(at + 1) === OPEN) {
            marked = true;
            at++;
          }
        } else {
          const end = code === PERCENT ? -1 : this.templates.endAt(at, false);
          if (end >= 0) {
            marked = true;
            at = end - 1;
          } else if (code === OPEN) {
            const quantified = this.#quantifierEnd(start, at);
            if (quantified < 0) break;
            this.#report('unexpected-open-brace', at, quantified);
            at = quantified - 1;
          } else if (code === PERCENT) marked = true;
        }
      }
      at++;
    }
    const end = Math.min(at, length);
    const full = isSpace(text.charCodeAt(end)) ? BUFFER_BYTES - 1 : BUFFER_BYTES;
    if (takesBytes(text, start, end, full)) this.#report('word-too-long', start, end);
    const written = text.slice(start, end);
    const value = escaped ? unescape(written) : startsDirective ? commonName(written) : written;
    return this.#accept(value, start, end, '', marked && hasPlaceholder(written));
  }

  /** nginx opens a block in an unquoted `^/a{2}`, which never is what was meant: such a `{2}` stays in the word. */
  #quantifierEnd(start: number, at: number): number {
    const first = this.#text[start] as string;
    const before = this.#text[at - 1] as string;
    if (!'^~('.includes(first) && !')]'.includes(before) && this.#text[at - 2] !== '\\') return -1;
    QUANTIFIER.lastIndex = at;
    return at > start && QUANTIFIER.test(this.#text) ? QUANTIFIER.lastIndex : -1;
  }

  #quoted(start: number, quote: number): Token {
    const text = this.#text;
    const close = closingQuote(text, start + 1, quote);
    if (close < 0) return this.#unterminated(start, quote);
    const next = close + 1;
    if (!followsQuote(text, next)) {
      const close2 = this.#closingQuoteBehindTemplates(start, quote);
      if (close2 >= 0) return this.#acceptQuoted(start, close2 + 1, close2, quote);
      // A quote that was left open ends at the next line's first quote, with a word behind it.
      if (text.slice(start, close).includes('\n')) return this.#unterminated(start, quote);
      const wide = isLowSurrogate(text.charCodeAt(next + 1)) ? 2 : 1;
      // A `}` is told by the parser, as the `;` that is missing before it.
      if (text.charCodeAt(next) !== CLOSE) this.#report('text-after-quote', next, next + wide);
    }
    const room = isSpace(text.charCodeAt(next)) ? BUFFER_BYTES - 2 : BUFFER_BYTES - 1;
    if (takesBytes(text, start + 1, close, room)) this.#report('word-too-long', start, next);
    return this.#acceptQuoted(start, next, close, quote);
  }

  /** Reads a quote that is never closed up to the end of its line, without a `;` or `{` there. */
  #unterminated(start: number, quote: number): Token {
    const newline = this.#text.indexOf('\n', start);
    let end = newline < 0 ? this.#text.length : newline;
    while (end > start + 1 && isSpace(this.#text.charCodeAt(end - 1))) end--;
    const last = this.#text.charCodeAt(end - 1);
    if (end > start + 1 && (last === SEMICOLON || last === OPEN)) end--;
    while (end > start + 1 && isSpace(this.#text.charCodeAt(end - 1))) end--;
    this.#report('unterminated-quote', start, end);
    return this.#acceptQuoted(start, end, end, quote);
  }

  /** The closing quote of `"{{ default "x" .y }}"`, which nginx would not take; -1 when that is not how to read it. */
  #closingQuoteBehindTemplates(start: number, quote: number): number {
    let at = start + 1;
    let stepped = false;
    for (const stop = Math.min(this.#text.length, start + BUFFER_BYTES); at < stop; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === NEWLINE) return -1;
      if (code === quote) return stepped && followsQuote(this.#text, at + 1) ? at : -1;
      const end = code === OPEN || code === LESS ? this.templates.endAt(at, false) : -1;
      if (end >= 0) {
        stepped = true;
        at = end - 1;
      } else if (code === BACKSLASH) at++;
    }
    return -1;
  }

  #acceptQuoted(start: number, end: number, close: number, quote: number): Token {
    const inside = this.#text.slice(start + 1, close);
    const text = inside.includes('\\') ? unescape(inside) : inside;
    return this.#accept(text, start, end, quote === DOUBLE_QUOTE ? '"' : "'", hasPlaceholder(inside));
  }

  #accept(text: string, start: number, end: number, quote: Word['quote'], template: boolean): Token {
    this.word = { text, start, end, quote, template };
    this.pos = end;
    return 'word';
  }
}

/** SP, TAB, CR and LF: nothing else is white space to nginx. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function closingQuote(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === BACKSLASH) at++;
  }
  return -1;
}

function followsQuote(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || isSpace(code) || code === SEMICOLON || code === OPEN || code === 0x29;
}
