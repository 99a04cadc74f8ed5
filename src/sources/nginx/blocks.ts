/** The blocks that are open while a text is read. */
import { entryLimit, isBlock } from './grammar.js';
import type { Problems } from './problems.js';
import type { Place } from './swallowed.js';
import type { Directive } from './syntax.js';

const DEEPEST = 200;

export type OpenDirective = { -readonly [Key in keyof Directive]: Directive[Key] };

/** An open block. One without a directive is a stray `{`: what it holds belongs to the block around it. */
interface Frame extends Place {
  readonly directive: OpenDirective | undefined;
  readonly content: Directive[];
}

export class Blocks {
  /** The innermost open block; outside of all blocks, the file itself. */
  innermost: Frame;
  readonly #outer: Frame[] = [];
  readonly #problems: Problems;

  constructor(text: string, content: Directive[], problems: Problems) {
    this.innermost = { directive: undefined, content, text, within: undefined, entryLimit: undefined };
    this.#problems = problems;
  }

  /** How many blocks are open. */
  get depth(): number {
    return this.#outer.length;
  }

  /** Whether no further block may be opened: deeper than any real one, and a bound for whoever follows them down. */
  get full(): boolean {
    return this.#outer.length >= DEEPEST;
  }

  enter(directive: OpenDirective, content: Directive[]): void {
    const { text } = this.innermost;
    const name = directive.name.text;
    this.#push({ directive, content, text, within: name, entryLimit: entryLimit(name) });
  }

  enterStray(): void {
    this.#push({ ...this.innermost, directive: undefined });
  }

  /** Ends the innermost block; there must be one. */
  leave(end: number): void {
    const { directive } = this.innermost;
    if (directive !== undefined) directive.end = end;
    this.innermost = this.#outer.pop() as Frame;
  }

  /** Ends the blocks that cannot hold a block of this name: they were never closed. */
  leaveFor(name: string, end: number): void {
    while (this.depth > 0 && !mayHold(this.innermost, name)) {
      this.#tellUnclosed(this.innermost);
      this.leave(end);
    }
  }

  /** Ends all blocks at the end of the text. */
  leaveAll(end: number): void {
    for (const frame of [...this.#outer.slice(1), this.innermost]) this.#tellUnclosed(frame);
    while (this.#outer.length > 0) this.leave(end);
  }

  #push(frame: Frame): void {
    this.#outer.push(this.innermost);
    this.innermost = frame;
  }

  #tellUnclosed({ directive }: Frame): void {
    if (directive !== undefined) this.#problems.add('unclosed-block', directive.name.start, directive.name.end);
  }
}

/** Blocks that hold no `server` and no `upstream` with a `{`. */
const INSIDE_SERVER = new Set(['upstream', 'server', 'location', 'if', 'limit_except']);

function mayHold({ within, entryLimit: limit }: Frame, name: string): boolean {
  if (limit !== undefined) return !isBlock(name);
  return within === undefined || !INSIDE_SERVER.has(within) || (name !== 'server' && name !== 'upstream');
}
