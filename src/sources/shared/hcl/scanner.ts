/** Splits HCL outside of its texts into tokens, one at a time. */
import type { HclReason } from './syntax.js';

/** A punctuation token is named by its own text. `quote` and `heredoc` begin a text, which is read by `strings.ts`. */
export type TokenKind =
  'identifier' | 'number' | 'quote' | 'heredoc' | 'newline' | 'end' | 'invalid' | (typeof PUNCTUATION)[number];

const PUNCTUATION = [
  ...['{', '}', '[', ']', '(', ')', '=', '==', '=>', '!', '!=', '<', '<=', '>', '>=', '&&', '||', '+', '-', '*'],
  ...['/', '%', '?', ':', '::', ',', '.', '...', '~}'],
] as const;

/** By its first character, the longest first. */
const BY_FIRST = new Map<string, TokenKind[]>();
for (const token of PUNCTUATION.toSorted((a, b) => b.length - a.length)) {
  const first = token.charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), token]);
}

/** Signs that begin no longer one, by ASCII code. */
const ALONE: readonly (TokenKind | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const [only, ...more] = BY_FIRST.get(String.fromCharCode(code)) ?? [];
  return more.length === 0 && only?.length === 1 ? only : undefined;
});

/** By ASCII code: 1 may begin an identifier, 2 only continues one, 3 is a digit and does so too. */
const WORD = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') WORD[char.charCodeAt(0)] = 1;
WORD['-'.charCodeAt(0)] = 2;
for (const char of '0123456789') WORD[char.charCodeAt(0)] = 3;

const BEYOND_ASCII = /[\p{ID_Start}\p{ID_Continue}]/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

export class Scanner {
  readonly text: string;
  /** The token that was read last. */
  kind: TokenKind = 'newline';
  start = 0;
  end = 0;
  /** Whether line ends are tokens: in a body and in an object they are, in brackets they are not. */
  newlines = true;
  /** After a failure there is nothing but `end`, until the reader has found where to go on. */
  failed = false;
  readonly #report: (reason: HclReason, start: number, end: number) => void;

  constructor(text: string, report: (reason: HclReason, start: number, end: number) => void) {
    this.text = text;
    this.#report = report;
  }

  /** Reads the next token. */
  advance(): void {
    if (this.failed) return;
    this.#skip();
    const { text, start } = this;
    if (start >= text.length) return this.#token('end', start);
    const code = text.charCodeAt(start);
    const word = code < 128 ? WORD[code] : 0;
    if (word === 1 || (code >= 128 && this.#isWord(start) > 0)) return this.#token('identifier', this.wordEnd(start));
    if (word === 3) return this.#number();
    if (code === 0x22) return this.#token('quote', start + 1);
    if (code === 0x0a) return this.#token('newline', start + 1);
    const alone = code < 128 ? ALONE[code] : undefined;
    if (alone !== undefined) return this.#token(alone, start + 1);
    if (code === 0x0d && text.charCodeAt(start + 1) === 0x0a) return this.#token('newline', start + 2);
    if (code === 0x3c && text.charCodeAt(start + 1) === 0x3c) return this.#token('heredoc', start + 2);
    for (const kind of BY_FIRST.get(text.charAt(start)) ?? []) {
      if (text.startsWith(kind, start)) return this.#token(kind, start + kind.length);
    }
    this.#token('invalid', start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
  }

  /** Whether the token is of a kind. */
  is(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Whether the token is a certain identifier. */
  isWord(word: string): boolean {
    return (
      this.kind === 'identifier' && this.end - this.start === word.length && this.text.startsWith(word, this.start)
    );
  }

  /** Moves behind a token that has to stand here. */
  expect(kind: TokenKind): void {
    if (this.kind !== kind) this.fail('expected-token');
    this.advance();
  }

  /** Goes on reading at an offset. */
  moveTo(offset: number): void {
    this.end = offset;
    this.advance();
  }

  /** Says what is wrong and reads no further. The first failure counts: what follows is its consequence. */
  fail(reason: HclReason, start = this.start, end = this.end): void {
    if (this.failed) return;
    this.#report(reason, start, end);
    this.failed = true;
    this.kind = 'end';
  }

  /** Where the identifier that begins at an offset ends. */
  wordEnd(start: number): number {
    const { text } = this;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if (WORD[code] === 0) return at;
        at++;
      } else {
        const length = this.#isWord(at);
        if (length === 0) return at;
        at += length;
      }
    }
  }

  #token(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  #number(): void {
    NUMBER.lastIndex = this.start;
    NUMBER.test(this.text);
    this.#token('number', NUMBER.lastIndex);
  }

  /** The units of a letter beyond ASCII; 0 where there is none. */
  #isWord(at: number): number {
    if (at >= this.text.length) return 0;
    BEYOND_ASCII.lastIndex = at;
    return BEYOND_ASCII.test(this.text) ? BEYOND_ASCII.lastIndex - at : 0;
  }

  /** Moves over blanks and comments to where the next token begins. */
  #skip(): void {
    const { text } = this;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x20 || code === 0x09 || (code === 0x0a && !this.newlines)) at++;
      else if (code === 0x0d && !this.newlines && text.charCodeAt(at + 1) === 0x0a) at++;
      else if (code === 0x23) at = this.lineEnd(at);
      else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2f) at = this.lineEnd(at);
      else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2a) at = this.#commentEnd(at);
      else break;
    }
    this.start = at;
  }

  #commentEnd(start: number): number {
    const close = this.text.indexOf('*/', start + 2);
    if (close >= 0) return close + 2;
    this.#report('unclosed-comment', start, start + 2);
    return this.text.length;
  }

  /** The end of the line on which an offset lies, before its line end. */
  lineEnd(at: number): number {
    const newline = this.text.indexOf('\n', at);
    if (newline < 0) return this.text.length;
    return newline > at && this.text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
  }
}
