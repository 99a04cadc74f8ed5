import type { Directive } from './syntax.js';

/** Up to here looking through a list is faster than making and asking an index; most blocks are smaller. */
const SMALL = 16;

const NONE: readonly Directive[] = [];
const NO_NAMES: readonly string[] = [];

/** The directives of one block that are no blocks themselves, in the order of the file, found by name. */
export class DirectiveTable {
  /** All of them, in the order of the file. */
  all: readonly Directive[] = NONE;
  /** Their names, side by side: most questions are for a name that is not there. */
  private names: readonly string[] = NO_NAMES;
  private index: Map<string, Directive[]> | undefined;

  /** A table of directives that are given at once. The list stays the caller's: nothing may be added. */
  static of(all: readonly Directive[]): DirectiveTable {
    const table = new DirectiveTable();
    if (all.length <= SMALL) {
      table.all = all;
      table.names = all.map((directive) => directive.name.text);
    } else for (const each of all) table.add(each);
    return table;
  }

  get size(): number {
    return this.all.length;
  }

  add(directive: Directive): void {
    if (this.all === NONE) {
      this.all = [directive];
      this.names = [directive.name.text];
    } else {
      (this.all as Directive[]).push(directive);
      (this.names as string[]).push(directive.name.text);
    }
    if (this.index !== undefined) enter(this.index, directive);
    else if (this.all.length > SMALL) {
      this.index = new Map();
      for (const each of this.all) enter(this.index, each);
    }
  }

  /** The first directive of a name. */
  first(name: string): Directive | undefined {
    if (this.index !== undefined) return this.index.get(name)?.[0];
    const { names } = this;
    for (let at = 0; at < names.length; at++) if (names[at] === name) return this.all[at];
    return undefined;
  }

  has(name: string): boolean {
    return this.index === undefined ? this.names.includes(name) : this.index.has(name);
  }

  /** All directives of a name; empty when there is none. */
  get(name: string): readonly Directive[] {
    if (this.index !== undefined) return this.index.get(name) ?? NONE;
    const first = this.first(name);
    return first === undefined ? NONE : this.all.filter((directive) => directive.name.text === name);
  }
}

function enter(index: Map<string, Directive[]>, directive: Directive): void {
  const same = index.get(directive.name.text);
  if (same === undefined) index.set(directive.name.text, [directive]);
  else same.push(directive);
}
