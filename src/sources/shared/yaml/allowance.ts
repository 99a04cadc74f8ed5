/** A bound on what variables may put into one another in one file. */
import { type Pieces, textOf } from '../pieces.js';

/** Each line can double a value, so that a short file could ask for more text than there is memory. */
const MOST = 1_000_000;
const FOR_EACH_PIECE = 20;

export class Allowance {
  #left = MOST;

  /** Whether a value may still be put in; counts it. */
  takes(value: Pieces): boolean {
    if (this.#left <= 0) return false;
    this.#left -= textOf(value).length + value.length * FOR_EACH_PIECE;
    return this.#left > 0;
  }
}
