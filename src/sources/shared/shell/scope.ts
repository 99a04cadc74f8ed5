/** What a shell knows at one place of a script: variables, positional parameters, the directory. */
import type { Pieces } from '../pieces.js';
import { joinValues, unknownPiece, type Field, type Value } from './value.js';

export interface Variable {
  readonly value: Value;
  readonly exported: boolean;
}

/** How a way through a script ended: `exit` and `exec` end the shell, `return` a function. */
export type Ending = 'shell' | 'function';

/** Most ways that are joined value by value; with more, what they set is unknown. */
const MOST_WAYS = 64;

/** Most positional parameters that are told apart: `set -- gunicorn "$@"` on one way only. */
const MOST_POSITIONALS = 8;

/** Ways through a script write into branches of their own, and only what they wrote is joined again. */
export class Scope {
  readonly #parent: Scope | undefined;
  readonly #own = new Map<string, Variable>();
  /** What `$1` and `$@` may be: several lists where ways through the script differ. Never empty. */
  positionals: readonly (readonly Field[])[];
  directory: string | undefined;
  /** Whether variables may come from a file that was not read. */
  isOpen: boolean;
  /** `set -a`: every assignment is exported. */
  exportsAll: boolean;
  /** `trap ... TERM`: signals run a command of the script. */
  hasTrap: boolean;
  /** `trap ... EXIT`: bash stays to run it. */
  hasExitTrap: boolean;
  ending: Ending | undefined;

  constructor(from: Scope | { positionals: readonly Field[]; directory: string | undefined; isOpen: boolean }) {
    if (from instanceof Scope) {
      this.#parent = from;
      this.positionals = from.positionals;
      this.exportsAll = from.exportsAll;
      this.hasTrap = from.hasTrap;
      this.hasExitTrap = from.hasExitTrap;
      this.ending = from.ending;
    } else {
      this.#parent = undefined;
      this.positionals = [from.positionals];
      this.exportsAll = false;
      this.hasTrap = false;
      this.hasExitTrap = false;
      this.ending = undefined;
    }
    this.directory = from.directory;
    this.isOpen = from.isOpen;
  }

  get(name: string): Variable | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const found = scope.#own.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Sets a variable; one that is exported stays so. */
  set(name: string, value: Value, exported = false): void {
    this.#own.set(name, { value, exported: exported || this.exportsAll || this.get(name)?.exported === true });
  }

  export(name: string, exported: boolean): void {
    const value = this.get(name)?.value;
    if (value !== undefined) this.#own.set(name, { value, exported });
  }

  branch(): Scope {
    return new Scope(this);
  }

  /** Takes over what one way did that is surely gone. */
  adopt(way: Scope): void {
    this.join([way], false);
  }

  /**
   * Goes on after several ways, of which one was gone; `orNone` where it may be that none was.
   * `isDefaulted` says whether a variable was tested for being empty before it was set.
   */
  join(ways: readonly Scope[], orNone: boolean, isDefaulted: (name: string) => boolean = () => false): void {
    const going = ways.filter((way) => way.ending === undefined);
    this.isOpen ||= going.some((way) => way.isOpen);
    if (going.length === 0) {
      if (!orNone) this.ending = ways.some((way) => way.ending === 'function') ? 'function' : 'shell';
      return;
    }
    const all = orNone ? [this as Scope, ...going] : going;
    const names = new Set(going.flatMap((way) => [...way.#own.keys()]));
    const joined = [...names].map((name): [string, Variable] => {
      const variables = all.length > MOST_WAYS ? [] : all.map((way) => way.get(name));
      const value = joinValues(
        variables.map((variable) => variable?.value),
        isDefaulted(name),
        `$${name}`,
      );
      return [name, { value, exported: variables.some((variable) => variable?.exported === true) }];
    });
    for (const [name, variable] of joined) this.#own.set(name, variable);
    this.positionals = distinct(all.flatMap((way) => way.positionals)).slice(0, MOST_POSITIONALS);
    const [first = this] = all;
    this.directory = all.every((way) => way.directory === first.directory) ? first.directory : undefined;
    this.exportsAll = all.every((way) => way.exportsAll);
    this.hasTrap = all.some((way) => way.hasTrap);
    this.hasExitTrap = all.some((way) => way.hasExitTrap);
  }

  /** The variables that a program sees which is started here. */
  exported(): Map<string, Pieces> {
    const chain: Scope[] = [];
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) chain.push(scope);
    const found = new Map<string, Pieces>();
    for (const scope of chain.toReversed()) {
      for (const [name, { value, exported }] of scope.#own) {
        if (exported && value.kind === 'text') found.set(name, value.pieces);
        else if (exported && value.kind === 'unknown' && value.span !== undefined) {
          found.set(name, [unknownPiece(value.span, `$${name}`)]);
        } else found.delete(name);
      }
    }
    return found;
  }
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
