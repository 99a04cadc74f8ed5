/** Which statements have errors in them, and whether an error stays within its statement. */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { ErrorRange } from './parse.js';

/** Statements without statements in them. */
export const SIMPLE =
  /^(?:Assign|Update|Expression|Delete|Pass|Break|Continue|Return|Yield|Print|Raise|Import|Scope|Assert)Statement$/;

/** Levels above an error in which its statement is looked for. */
const MAX_LEVELS = 300;

export class Damage {
  readonly #any: readonly number[];
  readonly #spreading: readonly number[];

  /** @param text the text that was parsed */
  constructor(tree: Tree, errors: readonly ErrorRange[], text: string) {
    this.#any = errors.map(({ start }) => start).sort((a, b) => a - b);
    this.#spreading = errors
      .filter((error) => !isConfined(tree, error, text))
      .map(({ start }) => start)
      .sort((a, b) => a - b);
  }

  /** Whether there is an error in a node, of those that do not stay within one line's statement if so asked. */
  within({ from, to }: SyntaxNode, which: 'any' | 'spreading'): boolean {
    const starts = which === 'any' ? this.#any : this.#spreading;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && (starts[low] as number) <= to;
  }
}

/** Whether an error lies in a simple statement of one line: what is below it is not drawn in. */
function isConfined(tree: Tree, { start, end }: ErrorRange, text: string): boolean {
  let node: SyntaxNode | null = tree.resolveInner(start, start === end ? 0 : 1);
  for (let level = 0; node && level < MAX_LEVELS; level++, node = node.parent) {
    if (SIMPLE.test(node.name)) return !/[\r\n]/.test(text.slice(node.from, node.to)) && end <= node.to;
  }
  return false;
}
