/** Gathers what a text in HCL consists of: stretches as they are, escapes, interpolations and directives. */
import type { Scanner } from './scanner.js';
import type { Expression, TemplatePart } from './syntax.js';

const DOLLAR = 0x24;
const PERCENT = 0x25;
const OPEN = 0x7b;
const TILDE = 0x7e;

/** What a directive ends or goes on with. */
const OPENED_BY: Readonly<Record<string, string>> = { else: 'if', endif: 'if', endfor: 'for' };

export class TextParts {
  readonly parts: TemplatePart[] = [];
  readonly #scanner: Scanner;
  readonly #expression: () => Expression;
  /** What of the current stretch was said already, and where the rest begins. */
  #said = '';
  #from: number;
  #start: number;
  /** Directives that were not ended yet. */
  readonly #open: string[] = [];

  constructor(scanner: Scanner, expression: () => Expression, start: number) {
    this.#scanner = scanner;
    this.#expression = expression;
    this.#from = this.#start = start;
  }

  /** `$` or `%` at an offset: puts in what it begins and gives the offset after it; an ordinary character is left to the stretch. */
  marker(at: number, code: number): number {
    const { text } = this.#scanner;
    const next = text.charCodeAt(at + 1);
    if (next === OPEN) return this.#sequence(at, code);
    if (next !== code || text.charCodeAt(at + 2) !== OPEN) return at + 1;
    this.escape(at, at + 3, code === DOLLAR ? '${' : '%{');
    return at + 3;
  }

  /** What stands from `at` up to `after` stands for another text. */
  escape(at: number, after: number, stoodFor: string): void {
    this.#said += this.#scanner.text.slice(this.#from, at) + stoodFor;
    this.#from = after;
  }

  /** The text ends here. */
  close(end: number): void {
    this.#flush(end);
    if (this.#open.length > 0) this.#scanner.fail('unclosed-directive', this.#start, end);
  }

  /** All of it, where nothing is put in. */
  plain(): string | undefined {
    const [first, ...more] = this.parts;
    if (first === undefined) return '';
    return first.kind === 'text' && more.length === 0 ? first.text : undefined;
  }

  #flush(end: number): void {
    const text = this.#said + this.#scanner.text.slice(this.#from, end);
    if (end > this.#start) this.parts.push({ kind: 'text', text, start: this.#start, end });
    this.#said = '';
  }

  #sequence(start: number, code: number): number {
    const scanner = this.#scanner;
    this.#flush(start);
    const outer = scanner.newlines;
    scanner.newlines = false;
    scanner.moveTo(scanner.text.charCodeAt(start + 2) === TILDE ? start + 3 : start + 2);
    const word = code === PERCENT ? this.#directive() : undefined;
    const value = word === undefined ? this.#expression() : undefined;
    if (!scanner.is('}') && !scanner.is('~}')) scanner.fail('expected-token');
    scanner.newlines = outer;
    const { end } = scanner;
    if (value !== undefined) this.parts.push({ kind: 'interpolation', value, start, end });
    else this.parts.push({ kind: 'directive', word: word ?? '', start, end });
    this.#from = this.#start = end;
    return end;
  }

  /** Reads up to the closing brace and gives the word that it begins with. */
  #directive(): string {
    const scanner = this.#scanner;
    const word = scanner.is('identifier') ? scanner.text.slice(scanner.start, scanner.end) : '';
    const opener = Object.hasOwn(OPENED_BY, word) ? OPENED_BY[word] : undefined;
    if (opener !== undefined ? this.#open.at(-1) !== opener : word !== 'if' && word !== 'for')
      scanner.fail('unexpected-directive');
    scanner.advance();
    if (word === 'if') this.#expression();
    if (word === 'for') this.#forHead();
    if (opener === undefined) this.#open.push(word);
    else if (word !== 'else') this.#open.pop();
    return word;
  }

  /** `key, value in collection` */
  #forHead(): void {
    const scanner = this.#scanner;
    for (;;) {
      if (!scanner.is('identifier')) return scanner.fail('expected-token');
      const isIn = scanner.isWord('in');
      scanner.advance();
      if (isIn) break;
      if (scanner.is(',')) scanner.advance();
    }
    this.#expression();
  }
}
