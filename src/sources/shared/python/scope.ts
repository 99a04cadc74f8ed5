/** What names are bound to at one point of a program, in layers: a branch only holds what it changes. */
import { mergeValues } from './merge.js';
import { pyUnknown } from './value.js';
import type { PyValue } from './value.js';

export class Scope {
  readonly #base: Scope | undefined;
  /** Undefined for a name that is not set. */
  readonly #changes = new Map<string, PyValue | undefined>();
  /** Whether anything may have been set before what is in {@link #changes}. */
  #blurred = false;
  /** Whether the program never goes on from here: after `raise`, `return`, `sys.exit()`. */
  ended = false;

  constructor(base?: Scope) {
    this.#base = base;
  }

  /** A branch that starts from here and leaves this one as it is. */
  fork(): Scope {
    return new Scope(this);
  }

  get(name: string): PyValue | undefined {
    return this.#find(name).value;
  }

  /** The same, but unknown for a name that may have been set unseen; at the place of another value of that name. */
  getUnseen(name: string, other: PyValue): PyValue | undefined {
    const { value, isHidden } = this.#find(name);
    return value ?? (isHidden ? pyUnknown(other.span, { mayBeMissing: true }) : undefined);
  }

  #find(name: string): { value: PyValue | undefined; isHidden: boolean } {
    let isHidden = false;
    for (let scope: Scope | undefined = this; scope; scope = scope.#base) {
      if (scope.#changes.has(name)) {
        const value = scope.#changes.get(name);
        return { value: isHidden && value ? blur(value) : value, isHidden };
      }
      isHidden ||= scope.#blurred;
    }
    return { value: undefined, isHidden };
  }

  /** Binds a name, or with undefined takes it away. */
  set(name: string, value: PyValue | undefined): void {
    this.#changes.set(name, value);
  }

  /** From here on every name may have got another value. Modules and functions are taken to keep theirs. */
  blur(): void {
    this.#blurred = true;
    for (const [name, value] of this.#changes) if (value) this.#changes.set(name, blur(value));
  }

  /** Whether {@link blur} was called on this layer. */
  get blurred(): boolean {
    return this.#blurred;
  }

  /** The names that this layer changed, and to what. */
  get changes(): ReadonlyMap<string, PyValue | undefined> {
    return this.#changes;
  }

  /** Every name that is set. */
  names(): Map<string, PyValue> {
    const names = new Set<string>();
    for (let scope: Scope | undefined = this; scope; scope = scope.#base) {
      for (const name of scope.#changes.keys()) names.add(name);
    }
    const found = new Map<string, PyValue>();
    for (const name of names) {
      const value = this.get(name);
      if (value) found.set(name, value);
    }
    return found;
  }

  /** What is set in the layers above a base; of those below one where anything may have been set, nothing. */
  #changedSince(base: Scope): { names: ReadonlySet<string>; blurred: boolean } {
    const names = new Set<string>();
    for (let scope: Scope | undefined = this; scope && scope !== base; scope = scope.#base) {
      for (const name of scope.#changes.keys()) names.add(name);
      if (scope.#blurred) return { names, blurred: true };
    }
    return { names, blurred: false };
  }

  /** Goes on where one of several branches of this scope ended; those that never go on do not count. */
  join(branches: readonly Scope[]): void {
    const live = branches.filter((branch) => !branch.ended);
    if (live.length === 0) {
      this.ended = true;
      return;
    }
    const changes = live.map((branch) => branch.#changedSince(this));
    const isBlurred = changes.some(({ blurred }) => blurred);
    const joined = [...new Set(changes.flatMap(({ names }) => [...names]))].map((name) => {
      const other = live.map((branch) => branch.get(name)).find((value) => value !== undefined);
      return { name, values: live.map((branch) => (other ? branch.getUnseen(name, other) : undefined)) };
    });
    if (isBlurred) this.blur();
    for (const { name, values } of joined) {
      this.set(name, values.some((value) => value !== undefined) ? mergeValues(values) : undefined);
    }
  }
}

function blur(value: PyValue): PyValue {
  return value.kind === 'unknown' && value.reference !== undefined ? value : pyUnknown(value.span);
}
