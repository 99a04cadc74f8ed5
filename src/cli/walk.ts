import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { mayStartApp, startReason } from './appFile.js';
import type { LeftOut, LeftOutReason } from '../report/discovered.js';
import { mayBeOfUse, mayMatter } from './candidate.js';
import { GitIgnore } from './gitignore.js';
import { compareBytes } from './glob.js';
import { infrastructureReason } from './infrastructure.js';
import { backupOf, isSilent, leftOutDirectory, PYTHON_ENVIRONMENT as ENVIRONMENT } from './leftOut.js';
import { nginxReason } from './nginxFile.js';
import { isInside, realPath } from './names.js';
import { BeginningReader, readText } from './readText.js';

/** A directory search gives up beyond that many entries: it was started in the wrong place. */
export const MAX_ENTRIES = 1_000_000;

export type Kind = 'nginx' | 'app' | 'infrastructure';

export interface WalkedFile {
  /** As it is shown: the directory as typed, then the path below it. */
  readonly path: string;
  readonly real: string;
  readonly text: string;
  /** What it configures; a manifest may do both of the last. */
  readonly kinds: readonly Kind[];
  /** Why it is taken, as the end of a sentence. */
  readonly because: string;
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  readonly leftOut: readonly LeftOut[];
  /** How many entries were seen. */
  readonly seen: number;
  /** Whether there were more than can be looked at. */
  readonly cut: boolean;
}

export interface WalkOptions {
  /** As typed, and the same as an absolute path. */
  readonly directory: string;
  readonly absolute: string;
  /** The most files to take. */
  readonly limit: number;
  /** Whether to leave out what git does. */
  readonly gitignore: boolean;
}

/**
 * The files below a directory that configure nginx, start servers or set up load balancers, by name and content, in
 * byte order. Linked directories are not entered; linked files count where they lie below the directory, and then once,
 * under the name of the file itself.
 */
export function walk(options: WalkOptions): Walk {
  return new Walking(options).walk();
}

interface Waiting {
  /** The path below the searched directory, with a slash at its end, or ''. */
  readonly below: string;
  readonly rules: GitIgnore | undefined;
}

class Walking {
  private readonly root: string;
  private readonly found = new Map<string, WalkedFile>();
  private readonly leftOut: LeftOut[] = [];
  private readonly beginnings = new BeginningReader();
  private waiting: Waiting[] = [];
  private seen = 0;

  constructor(private readonly options: WalkOptions) {
    this.root = realPath(options.absolute);
  }

  walk(): Walk {
    const { options, root } = this;
    this.waiting.push({ below: '', rules: options.gitignore ? GitIgnore.around(root) : undefined });
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      if (!this.enter(next)) return this.result(true);
    }
    return this.result(false);
  }

  /** Looks through one directory; false where there is more than can be looked at. */
  private enter({ below, rules: outer }: Waiting): boolean {
    const entries = entriesOf(this.inRoot(below));
    let hasIgnore = false;
    let hasGit = false;
    for (const entry of entries) {
      if (entry.name === '.gitignore') hasIgnore = entry.isFile();
      else if (entry.name === '.git') hasGit = true;
      else if (entry.name === ENVIRONMENT && below !== '') {
        this.leaveOut(below, 'dependencies');
        return true;
      }
    }
    const rules =
      (hasIgnore || hasGit) && outer !== undefined
        ? outer.entering(below, this.inRoot(below), { gitignore: hasIgnore, git: hasGit })
        : outer;
    for (const entry of entries) {
      if (++this.seen > MAX_ENTRIES || this.found.size >= this.options.limit) return false;
      if (entry.isDirectory()) this.meetDirectory(below, entry.name, rules);
      else if (entry.isFile() || entry.isSymbolicLink()) this.meetFile(below + entry.name, entry, rules);
    }
    return true;
  }

  private meetDirectory(parent: string, name: string, rules: GitIgnore | undefined): void {
    if (isSilent(name)) return;
    const below = `${parent}${name}/`;
    const reason = leftOutDirectory(parent, name);
    if (reason !== undefined) this.leaveOut(below, reason);
    else if (rules?.ignores(below.slice(0, -1), true) === true) this.leaveOut(below, 'gitignore');
    else this.waiting.push({ below, rules });
  }

  private meetFile(path: string, entry: Dirent, rules: GitIgnore | undefined): void {
    // No mask of nginx matches a dot-file: what editors and tools leave behind.
    if (entry.name.startsWith('.')) return;
    const original = backupOf(path);
    if (!mayMatter(original ?? path)) return;
    if (original !== undefined) this.leaveOut(path, 'backup');
    else if (entry.isSymbolicLink()) this.follow(path, rules);
    else this.read(path, this.inRoot(path), rules);
  }

  private follow(path: string, rules: GitIgnore | undefined): void {
    const real = realPath(this.inRoot(path));
    if (this.found.has(real)) return;
    if (isInside(real, [this.root])) this.read(path, real, rules, true);
    else this.leaveOut(path, 'outside');
  }

  private read(path: string, real: string, rules: GitIgnore | undefined, isLink = false): void {
    const beginning = isLink ? readText(real) : this.beginnings.read(real);
    if ('problem' in beginning) return this.tell(path, beginning.problem);
    const taken = takenAs(path, beginning.text);
    if (taken === undefined) return;
    // To open a file is as quick as to match its path with all patterns, and few are taken.
    if (rules?.ignores(path, false) === true) return this.leaveOut(path, 'gitignore');
    let { text } = beginning;
    if ('whole' in beginning && !beginning.whole) {
      const all = readText(real);
      if ('problem' in all) return this.tell(path, all.problem);
      ({ text } = all);
    }
    this.found.set(real, { path: join(this.options.directory, path), real, text, ...taken });
  }

  /** The absolute path of one below; `join` would look through all of it each time. */
  private inRoot(path: string): string {
    return this.root === '/' ? `/${path}` : `${this.root}/${path}`;
  }

  private tell(path: string, problem: string): void {
    if (problem === 'too-large' || problem === 'binary' || problem === 'unreadable') this.leaveOut(path, problem);
  }

  private leaveOut(path: string, reason: LeftOutReason): void {
    const shown = join(this.options.directory, path);
    this.leftOut.push({ path: shown, reason });
  }

  private result(cut: boolean): Walk {
    const { found, leftOut, seen } = this;
    const byPath = <T extends { readonly path: string }>(list: Iterable<T>): T[] =>
      [...list].sort((a, b) => compareBytes(a.path, b.path));
    return { files: byPath(found.values()), leftOut: byPath(leftOut), seen, cut };
  }
}

/** What a file found in a directory is read as, and why; undefined for all others. */
function takenAs(path: string, text: string): Pick<WalkedFile, 'kinds' | 'because'> | undefined {
  if (!mayBeOfUse(path, text)) return undefined;
  const starts = startReason(path, text);
  // The text of a Dockerfile may carry that of an nginx.conf.
  const nginx = starts === undefined && !mayStartApp(path) ? nginxReason(path, text) : undefined;
  const infrastructure = infrastructureReason(path, text);
  const kinds: Kind[] = [];
  if (starts !== undefined) kinds.push('app');
  if (nginx !== undefined) kinds.push('nginx');
  if (infrastructure !== undefined) kinds.push('infrastructure');
  const because = infrastructure ?? starts ?? nginx;
  return because === undefined ? undefined : { kinds, because };
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    // A directory that may not be listed is no reason not to look at the others.
    return [];
  }
}
