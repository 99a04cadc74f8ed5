/** What is carried along while a module is read. */
import type { SyntaxNode } from '@lezer/common';
import type { SourceFile, Span } from '../../../model/span.js';
import type { Damage } from './damage.js';
import { forgetShared } from './forget.js';
import { Scope } from './scope.js';
import { pyUnknown } from './value.js';
import type { PyValue } from './value.js';
import type { EnvironmentLookup, PyAttribute, PyCall, PyClass } from './module.js';

/** Nodes that are looked at before the rest is left unread. */
const MAX_STEPS = 300_000;
/** Expressions within expressions, blocks within blocks. */
const MAX_DEPTH = 150;
const MAX_CALLS = 2000;

/** What was bound in a part that may be left at any point. */
export interface Recorder {
  readonly values: Map<string, Set<PyValue | undefined>>;
  blurred: boolean;
}

/** Everything that was ever bound in a scope, in order. */
export interface Log {
  readonly values: Map<string, { readonly at: number; readonly value: PyValue | undefined }[]>;
  length: number;
  /** When anything may have been bound, for the last time. */
  blurredAt: number;
}

/** A function whose body is read once the module is through. */
export interface Pending {
  readonly node: SyntaxNode;
  /** Where it looks for names that are not its own. */
  readonly scope: Scope;
  /** What its parameters are when nobody says otherwise. */
  readonly defaults: ReadonlyMap<string, PyValue>;
  /** The names in it as they were when it was defined. */
  readonly seen: ReadonlyMap<string, PyValue | undefined>;
  readonly log: Log;
  readonly definedAt: number;
}

export function emptyLog(): Log {
  return { values: new Map(), length: 0, blurredAt: -1 };
}

export class Context {
  readonly file: SourceFile;
  readonly environment: EnvironmentLookup;
  readonly damage: Damage;
  scope = new Scope();
  readonly bindings = new Map<string, Span>();
  readonly calls: PyCall[] = [];
  readonly classes = new Map<string, PyClass>();
  readonly attributes: PyAttribute[] = [];
  readonly pending: Pending[] = [];
  recorders: Recorder[] = [];
  log = emptyLog();
  /** What the module itself bound. */
  readonly moduleLog = this.log;
  /** Names that functions may set or whose content they may change, whenever they run; and variables of the environment, `*` for all. */
  readonly volatile = { set: new Set<string>(), changed: new Set<string>(), variables: new Set<string>() };
  /** Where a function that is read now begins to look for names; the module's scope outside. */
  home: Scope = this.scope;
  place: 'module' | 'class' | 'function' = 'module';
  inMain = false;
  conditional = 0;
  depth = 0;
  steps = 0;
  /** Whether names may be set that were not seen. */
  open = false;
  /** Whether a function may set any name of the module. */
  blurredLate = false;
  #hasEscaped = false;
  /** How many names and containers hold a list or a dictionary. */
  readonly #holders = new WeakMap<PyValue, number>();

  constructor(file: SourceFile, environment: EnvironmentLookup, damage: Damage) {
    this.file = file;
    this.environment = environment;
    this.damage = damage;
  }

  get exhausted(): boolean {
    return this.steps > MAX_STEPS;
  }

  /** Goes one level down with `read`, unless that is too deep or too long already. */
  within<T>(read: () => T, otherwise: () => T): T {
    this.steps++;
    if (this.depth >= MAX_DEPTH || this.exhausted) return otherwise();
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  span(first: SyntaxNode, last = first): Span {
    return { file: this.file, start: first.from, end: last.to };
  }

  text(node: SyntaxNode): string {
    return this.file.text.slice(node.from, node.to);
  }

  unknown(node: SyntaxNode): PyValue {
    return pyUnknown(this.span(node));
  }

  /** Binds a name of the scope that is read; what functions of the module may change at any time stays unknown. */
  set(name: string, value: PyValue | undefined, span?: Span): void {
    const kept = value && this.#settled(name, value);
    this.hold(kept);
    this.scope.set(name, kept);
    if (this.place === 'module' && span) this.bindings.set(name, span);
    this.#note(name, kept);
    for (const { values } of this.recorders) {
      const known = values.get(name);
      if (known) known.add(kept);
      else values.set(name, new Set([kept]));
    }
  }

  #note(name: string, value: PyValue | undefined): void {
    if (this.place === 'class') return;
    const entry = { at: this.log.length++, value };
    const values = this.log.values.get(name);
    if (values) values.push(entry);
    else this.log.values.set(name, [entry]);
  }

  #settled(name: string, value: PyValue): PyValue {
    if (this.place !== 'module') return value;
    if (this.volatile.set.has(name)) return pyUnknown(value.span);
    if (this.volatile.changed.has(name) && (value.kind === 'list' || value.kind === 'dict')) {
      // Others that hold it see the changes too.
      this.escape(value);
      forgetShared(this);
      return pyUnknown(value.span);
    }
    return value;
  }

  /** Anything may be bound to anything from here on: `from base import *`, `exec`. */
  blur(): void {
    this.steps += this.scope.changes.size;
    this.scope.blur();
    this.open = true;
    this.log.blurredAt = this.log.length++;
    this.blurredLate ||= this.place === 'function';
    for (const recorder of this.recorders) recorder.blurred = true;
  }

  /** Counts one more name or container that holds a value; what is in a list or dictionary is held from the first time on. */
  hold(value: PyValue | undefined): void {
    if (value?.kind === 'unknown') value.alternatives?.forEach((one) => this.hold(one));
    if (value?.kind !== 'list' && value?.kind !== 'dict') return;
    const holders = this.#holders.get(value) ?? 0;
    this.#holders.set(value, holders + 1);
    if (holders > 0) return;
    for (const inner of value.value.values()) this.hold(inner);
  }

  /** Whether a list or dictionary can be reached in more than one way, so that a change through one shows in the others. */
  isShared(value: PyValue): boolean {
    return (this.#holders.get(value) ?? 0) > 1;
  }

  /** A list or dictionary goes where it is no longer seen; what changes an unknown value may change it from now on. */
  escape(value: PyValue): void {
    if (value.kind !== 'list' && value.kind !== 'dict' && value.kind !== 'unknown') return;
    this.#hasEscaped = true;
    // Held in two more ways: shared whatever happens, and what is in it too.
    for (const inner of value.kind === 'unknown' ? (value.alternatives ?? []) : value.value.values())
      this.#escapeInner(inner);
    this.#escapeInner(value);
  }

  #escapeInner(value: PyValue): void {
    this.hold(value);
    this.hold(value);
  }

  /** Whether a value is not known, and may be a list or dictionary that went out of sight. */
  mayBeEscaped(value: PyValue): boolean {
    return this.#hasEscaped && value.kind === 'unknown' && value.reference === undefined && !value.made;
  }

  addCall(call: PyCall): void {
    if (this.calls.length < MAX_CALLS) this.calls.push(call);
    else this.open = true;
  }

  /** Reads what may or may not be run, and goes on with both. */
  maybe<T>(read: () => T): T {
    const before = this.scope;
    const branch = before.fork();
    this.scope = branch;
    this.conditional++;
    try {
      return read();
    } finally {
      this.conditional--;
      this.scope = before;
      before.join([before.fork(), branch]);
    }
  }
}
