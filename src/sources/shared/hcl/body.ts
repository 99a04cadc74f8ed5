/** Bodies of HCL: attributes and blocks, read on behind what cannot be read. */
import { isSmall, LazyAttribute } from './attribute.js';
import { Expressions } from './expressions.js';
import { resumeAt } from './resume.js';
import { Scanner } from './scanner.js';
import type { HclAttribute, HclBlock, HclBody, HclLabel, HclProblem, HclReason } from './syntax.js';

/** Deeper than anybody writes; the reader recurses. */
const DEEPEST = 50;
const MOST_PROBLEMS = 100;
const MOST_ENDLESS = 3;

/** A block that begins at the margin. */
const MARGIN = /[a-z_]{1,50}(?: "[^"\n]{1,200}"){0,2} \{[ \t]{0,50}\r?$/my;

/** A body while it is read. */
interface Reading {
  readonly attributes: HclAttribute[];
  readonly blocks: HclBlock[];
  readonly names: Set<string>;
  /** Where the brace that opened it stands; -1 of a whole file. */
  readonly open: number;
  damaged: boolean;
}

export class BodyReader {
  readonly problems: HclProblem[] = [];
  /** Whether a block was never closed. */
  unclosed = false;
  readonly #scanner: Scanner;
  readonly #expressions: Expressions;
  /** Whether a line at the margin that opens a block of two labels ends what is still open. */
  readonly #resync: boolean;
  #depth = 0;
  /** How many heredocs have no end: each was looked for up to the end of the text. */
  #endless = 0;
  /** Whether the rest of the text is left unread. */
  #stopped = false;
  /** Whether blocks are left open because one begins at the margin. */
  #anew = false;
  /** Whether it was said that the block at the top has no end. */
  #told = false;
  /** Whether no block at the top was read well since the last problem: a brace that closes nothing is of the same slip. */
  #slipped = false;
  /** How many problems there were, more than are kept perhaps. */
  #count = 0;

  constructor(text: string, resync: boolean) {
    this.#resync = resync;
    this.#scanner = new Scanner(text, (reason, start, end) => this.#problem(reason, start, end));
    this.#expressions = new Expressions(this.#scanner);
  }

  /** The whole file. */
  read(): HclBody {
    const scanner = this.#scanner;
    scanner.moveTo(scanner.text.startsWith('\uFEFF') ? 1 : 0);
    return this.#body(0, -1);
  }

  #problem(reason: HclReason, start: number, end: number): void {
    this.#count++;
    if (reason === 'unclosed-heredoc') this.#endless++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ reason, start, end });
  }

  #body(start: number, open: number): HclBody {
    const scanner = this.#scanner;
    const before = this.#count;
    const body: Reading = { attributes: [], blocks: [], names: new Set(), open, damaged: false };
    while (!scanner.is('end')) {
      if (scanner.is('newline')) scanner.advance();
      else if (scanner.is('}')) {
        if (open >= 0) break;
        if (this.#slipped) this.#count++;
        else this.#problem('unexpected-close-brace', scanner.start, scanner.end);
        scanner.advance();
      } else if (this.#resync && open >= 0 && this.#beginsAnew()) {
        this.#anew = true;
        break;
      } else {
        const [told, read] = [this.#count, body.blocks.length];
        this.#item(body);
        if (open >= 0) continue;
        if (this.#count > told) this.#slipped = true;
        else if (body.blocks.length > read) this.#slipped = false;
      }
    }
    const { attributes, blocks } = body;
    return { attributes, blocks, damaged: this.#count > before, start, end: scanner.start };
  }

  /** `resource "aws_lb" "web" {` at the margin, while another block is open. */
  #beginsAnew(): boolean {
    const { text, start } = this.#scanner;
    if (start > 0 && text.charAt(start - 1) !== '\n') return false;
    MARGIN.lastIndex = start;
    return MARGIN.test(text);
  }

  #item(body: Reading): void {
    const scanner = this.#scanner;
    const { start, end, text, kind } = scanner;
    if (kind !== 'identifier') scanner.fail('expected-body-item');
    scanner.advance();
    const name = text.slice(start, end);
    if (body.open < 0) this.#told = this.#anew = false;
    if (scanner.is('=')) this.#attribute(body, name, start, end);
    else this.#block(body, name, start, end);
    if (!scanner.failed && !this.#anew && !this.#ends(body)) scanner.fail('expected-newline');
    if (scanner.failed) this.#resume(body, start);
  }

  /** Whether an item may end here: with its line, or with its block where both are on one line (`a { b = 1 }`). */
  #ends(body: Reading): boolean {
    const scanner = this.#scanner;
    const [first, ...more] = body.attributes;
    const newline = scanner.text.indexOf('\n', Math.max(body.open, 0));
    const oneLine = body.open >= 0 && first !== undefined && (newline < 0 || newline > first.start);
    if (oneLine) return scanner.is('}') && body.blocks.length === 0 && more.length === 0;
    return scanner.is('newline') || scanner.is('end');
  }

  #attribute(body: Reading, name: string, start: number, nameEnd: number): void {
    const scanner = this.#scanner;
    scanner.advance();
    const from = scanner.start;
    const read = this.#expressions.expression();
    const { failed } = scanner;
    const end = failed ? Math.max(from, scanner.lineEnd(from)) : read.end;
    const value = failed ? ({ kind: 'opaque', start: from, end } as const) : read;
    if (body.names.has(name)) this.#problem('duplicate-attribute', start, nameEnd);
    else if (isSmall(value)) body.attributes.push({ name, nameEnd, value, start, end });
    else body.attributes.push(new LazyAttribute(name, start, value, scanner.text));
    body.names.add(name);
  }

  #block(body: Reading, type: string, start: number, typeEnd: number): void {
    const scanner = this.#scanner;
    const labels: HclLabel[] = [];
    while (scanner.is('identifier') || scanner.is('quote')) labels.push(this.#label());
    if (!scanner.is('{')) return scanner.fail(labels.length > 0 ? 'expected-token' : 'expected-body-item');
    const open = scanner.start;
    if (++this.#depth >= DEEPEST) scanner.fail('too-deep');
    scanner.advance();
    const inside = this.#body(open + 1, open);
    this.#depth--;
    let { end } = scanner;
    if (scanner.is('}')) scanner.advance();
    else {
      if (!this.#stopped && !this.#told) this.#problem('unclosed-block', open, open + 1);
      this.#told = this.unclosed = true;
      end = inside.end;
    }
    body.blocks.push({
      type,
      typeEnd,
      labels,
      body: scanner.is('end') ? { ...inside, damaged: inside.damaged || this.unclosed } : inside,
      start,
      end,
    });
  }

  #label(): HclLabel {
    const scanner = this.#scanner;
    const { start, end, text } = scanner;
    if (scanner.is('identifier')) {
      scanner.advance();
      return { text: text.slice(start, end), quoted: false, start, end };
    }
    const label = this.#expressions.expression();
    if (label.kind === 'string') return { text: label.value, quoted: true, ...label.inside };
    if (!scanner.failed) this.#problem('invalid-label', label.start, label.end);
    return { text: text.slice(start + 1, label.end - 1), quoted: true, start: start + 1, end: label.end - 1 };
  }

  /** Goes on behind what could not be read. */
  #resume(body: Reading, item: number): void {
    const scanner = this.#scanner;
    scanner.failed = false;
    scanner.newlines = true;
    this.#expressions.reset();
    if (this.#depth >= DEEPEST || this.#endless > MOST_ENDLESS) {
      this.#stopped = true;
      scanner.moveTo(scanner.text.length);
    } else scanner.moveTo(resumeAt(scanner.text, item, scanner.start, body.open));
  }
}
