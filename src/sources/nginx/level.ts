import type { Directive } from './syntax.js';
import { DirectiveTable } from './table.js';

/** Where directives stand. `http`, `server` and `location` may be made up around a fragment; `unseen` says so. */
export type LevelKind =
  | 'main'
  | 'http'
  | 'server'
  | 'location'
  | 'if'
  | 'limit_except'
  | 'upstream'
  | 'stream'
  | 'stream server'
  | 'stream upstream'
  | 'other';

const NO_LEVELS: readonly Level[] = [];

/**
 * One block of a configuration with its includes put in place: its own directives by name, and the blocks in it.
 * nginx merges each directive on its own: the innermost level that sets it wins.
 */
export class Level {
  readonly own: DirectiveTable;
  children: readonly Level[] = NO_LEVELS;
  /** Whether an include in this block could not be read, so that what it sets is not known. */
  partial = false;

  constructor(
    readonly kind: LevelKind,
    readonly parent: Level | undefined,
    /** The directive that opens the block; undefined for a file's top level. */
    readonly opening: Directive | undefined,
    /** Whether the block itself was not among the files, only (part of) what stands in it. */
    readonly unseen = false,
    own = new DirectiveTable(),
  ) {
    this.own = own;
  }

  /** Puts a block into this one, at its end. */
  append(child: Level): void {
    if (this.children === NO_LEVELS) this.children = [child];
    else (this.children as Level[]).push(child);
  }

  /** The directives of one name in this block itself. */
  get(name: string): readonly Directive[] {
    return this.own.get(name);
  }

  /** The first directive of a name in this block itself. */
  first(name: string): Directive | undefined {
    return this.own.first(name);
  }

  /** The directive of a name that is in force here: the first of the nearest level that has one. */
  effective(name: string): Directive | undefined {
    for (let level: Level | undefined = this; level !== undefined; level = level.parent) {
      const directive = level.own.first(name);
      if (directive !== undefined) return directive;
    }
    return undefined;
  }

  /** The nearest level, from here outwards, that sets a directive. */
  setter(name: string): Level | undefined {
    for (let level: Level | undefined = this; level !== undefined; level = level.parent) {
      if (level.own.has(name)) return level;
    }
    return undefined;
  }

  /** The nearest level of a kind, from here outwards. */
  enclosing(kind: LevelKind): Level | undefined {
    for (let level: Level | undefined = this; level !== undefined; level = level.parent) {
      if (level.kind === kind) return level;
    }
    return undefined;
  }

  /** Whether a level from here outwards was not wholly read, so that a default may not hold. */
  get uncertain(): boolean {
    for (let level: Level | undefined = this; level !== undefined; level = level.parent) {
      if (level.partial || level.unseen) return true;
    }
    return false;
  }

  /** Whether an include in this block or one around it, up to the server, could not be read. */
  get unread(): boolean {
    for (let level: Level | undefined = this; level !== undefined && level.kind !== 'http'; level = level.parent) {
      if (level.partial) return true;
    }
    return false;
  }
}
