/** What instructions put into an image, path by path, and what they take away again. */
import type { Span } from '../../model/span.js';
import type { Budget } from '../shared/shell/guard.js';
import { absolute, fits, isMask, meets, type Path } from './path.js';

/** Something that is put into the image. */
export interface Entry {
  /** In the build context; no parts are all of it. Undefined where it comes from what is not known. */
  readonly from: Path | undefined;
  readonly to: Path;
  readonly into: boolean;
  readonly only?: 'file' | 'directory';
  /** Patterns of what was taken away of it. */
  readonly without: readonly Path[];
  /** Set where it is a text of the Dockerfile; `from` is then its name. */
  readonly inline?: Span;
  readonly span: Span;
}

/** Where something of a tree is copied to. */
export interface Target {
  readonly to: Path;
  readonly into: boolean;
  readonly span: Span;
}

/** Directories that every image has in which a file could be wanted, or that nginx's packages bring. */
const DIRECTORIES: readonly string[] = (
  '/ /bin /etc /home /lib /media /mnt /opt /root /sbin /srv /tmp /usr /usr/bin /usr/lib /usr/local /usr/local/bin ' +
  '/usr/sbin /usr/share /var /var/lib /var/log /etc/nginx /etc/nginx/conf.d /etc/nginx/sites-available ' +
  '/etc/nginx/sites-enabled'
).split(' ');
const KNOWN = new Set(DIRECTORIES);

export class Tree {
  readonly #budget: Budget;
  #entries: Entry[] = [];
  readonly #removed = new Set<string>();
  readonly #directories = new Set<string>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Patterns of what was taken away at any time, in order. */
  get removed(): readonly string[] {
    return [...this.#removed];
  }

  fork(): Tree {
    const other = new Tree(this.#budget);
    if (!this.#budget.spend(this.#entries.length + this.#removed.size + this.#directories.size)) return other;
    other.#entries = [...this.#entries];
    for (const path of this.#removed) other.#removed.add(path);
    for (const path of this.#directories) other.#directories.add(path);
    return other;
  }

  add(entry: Entry): void {
    if (!this.#budget.spend(1 + entry.to.length)) return;
    this.#entries.push(entry);
    this.makeDirectory(entry.into ? entry.to : entry.to.slice(0, -1));
  }

  /** There is a directory, and what is above it. */
  makeDirectory(path: Path): void {
    for (let length = path.length; length > 0; length--) {
      const directory = absolute(path.slice(0, length));
      if (this.#directories.has(directory)) return;
      this.#directories.add(directory);
    }
  }

  /** Whether something is known to be a directory before an instruction copies to it. */
  isDirectory(path: Path): boolean {
    const directory = absolute(path);
    return this.#directories.has(directory) || (KNOWN.has(directory) && !this.#removed.has(directory));
  }

  /** Takes away what a pattern matches, with all below it. */
  remove(pattern: Path): void {
    this.#removed.add(absolute(pattern));
    this.#directories.delete(absolute(pattern));
    const kept: Entry[] = [];
    for (const entry of this.#entries) {
      if (!this.#spend(pattern, entry)) return;
      const rest = less(entry, pattern);
      if (rest !== undefined) kept.push(rest);
    }
    this.#entries = kept;
  }

  /**
   * What a copy of `source` to another place takes along. Where more than that may be there, because the base image or a
   * program put it there, an entry without `from` comes first.
   */
  traced(source: Path, target: Target): Entry[] {
    const found: Entry[] = [];
    let isWhole = false;
    for (const entry of this.#entries) {
      if (!this.#spend(source, entry)) return [];
      const parts = partOf(entry, source, target, this.#directories.has(absolute(entry.to)));
      isWhole ||= parts.length > 0 && entry.to.length <= source.length;
      found.push(...parts);
    }
    return isWhole ? found : [{ from: undefined, ...target, without: [] }, ...found];
  }

  /** Comparing with a mask costs both lengths times each other. */
  #spend(pattern: Path, { without }: Entry): boolean {
    const longest = pattern.reduce((most, part) => Math.max(most, isMask(part) ? part.length : 0), 0);
    return this.#budget.spend((1 + without.length) * (1 + longest));
  }
}

/** An entry after something was taken away; undefined when nothing is left. */
function less(entry: Entry, pattern: Path): Entry | undefined {
  const { to, into, from, only, inline } = entry;
  if (!meets(pattern, to)) return entry;
  if (pattern.length <= to.length) return undefined;
  const isFile = only === 'file' || inline !== undefined;
  if (!isFile) return { ...entry, without: [...entry.without, pattern] };
  if (!into || pattern.length > to.length + 1) return entry;
  return fits(pattern.at(-1) as string, from?.at(-1) ?? '') ? undefined : entry;
}

function partOf(entry: Entry, source: Path, { to, into, span }: Target, isDirectory: boolean): Entry[] {
  if (!meets(source, entry.to)) return [];
  const without = leftOver(entry.without, source, to, into);
  if (without === undefined) return [];
  const part = { ...entry, to, into, without, span };
  const above = source.length;
  if (entry.to.length > above) return [{ ...part, to: [...to, ...entry.to.slice(above)], into: entry.into }];
  if (entry.to.length === above) return isDirectory ? [{ ...part, into: entry.into || into }] : itself(part, entry.to);
  return below(part, entry, source.slice(entry.to.length));
}

/** What stands exactly at the source: a file goes on by the name it has there. */
function itself(part: Entry, at: Path): Entry[] {
  const { into, from, only, inline, to } = part;
  const name = at.at(-1);
  if (!into || from === undefined || name === undefined) return [part];
  if (from.length === 0 || from.at(-1) === name) return [part];
  const file: Entry = { ...part, to: [...to, name], into: false };
  if (inline !== undefined) return [file];
  const ways: Entry[] = [];
  if (only !== 'directory') ways.push({ ...file, only: 'file' });
  if (only !== 'file') ways.push({ ...part, only: 'directory' });
  return ways;
}

/** What is asked for lies below where the entry was put. */
function below(part: Entry, { from, into, inline, only }: Entry, rest: Path): Entry[] {
  if (from === undefined) return [part];
  const { only: _, ...whole } = part;
  const ways: Entry[] = [];
  const name = from.at(-1);
  if (into && only !== 'directory' && rest.length === 1 && name !== undefined) {
    const common = commonOf(rest[0] as string, name);
    const path = common === undefined ? undefined : [...from.slice(0, -1), common];
    if (path !== undefined) ways.push(inline === undefined ? { ...whole, from: path, only: 'file' } : whole);
  }
  // A file has nothing below it.
  if (only !== 'file' && inline === undefined) ways.push({ ...whole, from: [...from, ...rest] });
  return ways;
}

/** What fits both a pattern and a name that may be one too; undefined where nothing does or it cannot be told. */
function commonOf(pattern: string, name: string): string | undefined {
  if (fits(pattern, name) || pattern === '*') return name;
  return !isMask(pattern) && fits(name, pattern) ? pattern : undefined;
}

/** What was taken away, seen from the new place; undefined where nothing is left or it cannot be told. */
function leftOver(without: readonly Path[], source: Path, to: Path, into: boolean): Path[] | undefined {
  const found: Path[] = [];
  for (const gone of without) {
    if (!overlaps(gone, source)) continue;
    if (gone.length <= source.length && meets(gone, source)) return undefined;
    if (gone.length > source.length) found.push([...to, ...gone.slice(source.length)]);
    else if (gone.length === source.length && into) found.push([...to, gone.at(-1) as string]);
    else return undefined;
  }
  return found;
}

/** Whether two patterns may match one path, or one above the other. */
function overlaps(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    if (
      commonOf(a[at] as string, b[at] as string) === undefined &&
      !(isMask(a[at] as string) && isMask(b[at] as string))
    )
      return false;
  }
  return true;
}
