/** An attribute that reads its value again when somebody asks for it: hardly any is ever asked for, and trees of all would fill the memory. */
import { Expressions } from './expressions.js';
import { Scanner } from './scanner.js';
import type { Expression, HclAttribute } from './syntax.js';

export class LazyAttribute implements HclAttribute {
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly valueStart: number;
  readonly #text: string;
  #value: Expression | undefined;

  /** `value` was read from `text` without any problem. */
  constructor(name: string, start: number, value: Expression, text: string) {
    this.name = name;
    this.start = start;
    this.nameEnd = start + name.length;
    this.end = value.end;
    this.valueStart = value.start;
    this.#text = text;
  }

  get value(): Expression {
    if (this.#value === undefined) {
      const scanner = new Scanner(this.#text, () => undefined);
      scanner.moveTo(this.valueStart);
      this.#value = new Expressions(scanner).expression();
    }
    return this.#value;
  }
}

/** Whether a value is small enough to be kept. */
export function isSmall({ kind }: Expression): boolean {
  return kind === 'number' || kind === 'boolean' || kind === 'null' || kind === 'opaque';
}
