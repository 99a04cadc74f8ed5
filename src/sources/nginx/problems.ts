/** Collects what is wrong with a text, up to a bound. */
import type { SyntaxProblem, SyntaxReason } from './syntax.js';

const MOST_PROBLEMS = 200;
const LONGEST_FOUND = 60;
const UNMATCHED = new Set<SyntaxReason>(['unclosed-block', 'unexpected-close-brace']);

export class Problems {
  /** How many were told, more than are kept perhaps. */
  count = 0;
  /** How many of them tell a block that never ends. */
  unclosed = 0;
  /** Whether a template decides what of the text is used: then braces need not match. */
  steered = false;
  readonly #text: string;
  readonly #kept: SyntaxProblem[] = [];
  #muted = false;

  constructor(text: string) {
    this.#text = text;
  }

  add(reason: SyntaxReason, start: number, end: number): void {
    if (this.#muted) return;
    this.count++;
    if (reason === 'unclosed-block') this.unclosed++;
    if (this.#kept.length >= MOST_PROBLEMS) return;
    this.#kept.push({ reason, start, end, found: this.#text.slice(start, Math.min(end, start + LONGEST_FOUND)) });
  }

  /** Runs something whose problems do not count. */
  mute(run: () => void): void {
    this.#muted = true;
    run();
    this.#muted = false;
  }

  /** Whether these tell of less that is wrong. */
  areFewerThan(others: Problems): boolean {
    return this.count < others.count || (this.count === others.count && this.unclosed < others.unclosed);
  }

  /** The kept problems in the order of the text. */
  inOrder(): SyntaxProblem[] {
    const kept = this.steered ? this.#kept.filter(({ reason }) => !UNMATCHED.has(reason)) : this.#kept;
    return kept.sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
