import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileHost } from '../sources/nginx/include.js';
import { normalPath } from '../sources/shared/path.js';
import { compareBytes, isMask, matchesPart, matchesPath } from './glob.js';
import { isAbsent, isInside, realPath, statusOf, type FileNames } from './names.js';
import { readText } from './readText.js';
import type { PathMap } from './values.js';

/** The most paths that one mask may stand for. */
const MAX_MATCHES = 10_000;

export interface HostOptions {
  readonly names: FileNames;
  /** Directories and files that may be read, with all below them; absolute and without links. */
  readonly roots: readonly string[];
  readonly prefix: string | undefined;
  readonly pathMaps: readonly PathMap[];
  /** Texts that stand for files: of a dump, of standard input. */
  readonly virtual: ReadonlyMap<string, string>;
}

/** An include as found on disk, with the one name the file is known by. */
type Found = { readonly text: string; readonly name: string };
type Lookup = ReturnType<FileHost['read']>;

/**
 * Finds includes on disk. A path is looked up where `--path-map` (longest first) and `--prefix` put it, then where it
 * says; what lies outside the roots, also behind a link, is never read.
 */
export function diskHost(options: HostOptions): FileHost {
  const { names, roots, virtual } = options;
  const read = new Map<string, Lookup>();
  const directories = new Map<string, string>();

  function realDirectory(absolute: string): string {
    let real = directories.get(absolute);
    if (real === undefined) directories.set(absolute, (real = realPath(absolute)));
    return real;
  }

  function readOne(path: string): Found | Lookup {
    const absolute = names.absolute(path);
    // Servers look for many files that are not there: finding that out must not cost an exception each.
    const isMissing = isAbsent(absolute);
    const real = isMissing ? join(realDirectory(dirname(absolute)), basename(absolute)) : realPath(absolute);
    if (!isInside(real, roots)) return { problem: 'outside' };
    if (isMissing) return { problem: 'missing' };
    let answer = read.get(real);
    if (answer === undefined) {
      const result = readText(real);
      answer = 'problem' in result && result.problem === 'binary' ? { problem: 'unreadable' } : (result as Lookup);
      read.set(real, answer);
    }
    return 'text' in answer ? { text: answer.text, name: names.name(path, real) } : answer;
  }

  return {
    read(path) {
      const text = virtual.get(normalPath(path));
      if (text !== undefined) return { text };
      let worst: Lookup = { problem: 'outside' };
      for (const candidate of candidates(path, options)) {
        const answer = readOne(candidate);
        if ('text' in answer) return answer;
        if (worst.problem === 'outside' || worst.problem === 'missing')
          worst = answer.problem === 'outside' ? worst : answer;
      }
      return worst;
    },
    glob(mask) {
      const inVirtual = [...virtual.keys()].filter((name) => matchesPath(normalPath(mask), name));
      const searched = candidates(mask, options).filter((each) =>
        isInside(realPath(names.absolute(fixedPart(each))), roots),
      );
      for (const candidate of searched) {
        const found = expand(candidate, names).filter((path) => isInside(realPath(names.absolute(path)), roots));
        if (found.length === 0) continue;
        return { paths: [...found, ...inVirtual].map((path) => nameOf(path, names, virtual)) };
      }
      // A dump holds all that nginx read: a mask that matches nothing in it matches nothing.
      if (searched.length === 0 && virtual.size === 0) return { problem: 'outside' };
      return { paths: inVirtual.sort(compareBytes) };
    },
  };
}

function nameOf(path: string, names: FileNames, virtual: ReadonlyMap<string, string>): string {
  return virtual.has(path) ? path : names.name(path, realPath(names.absolute(path)));
}

/** Where a path may be found, best first. */
export function candidates(path: string, { prefix, pathMaps }: Pick<HostOptions, 'prefix' | 'pathMaps'>): string[] {
  const wanted = normalPath(path);
  const found: string[] = [];
  for (const { from, to } of pathMaps.toSorted((a, b) => b.from.length - a.from.length)) {
    const base = normalPath(from);
    if (wanted === base) found.push(to);
    else if (wanted.startsWith(base === '/' ? '/' : `${base}/`)) found.push(join(to, wanted.slice(base.length)));
  }
  if (prefix !== undefined && wanted.startsWith('/')) found.push(join(prefix, wanted));
  found.push(wanted);
  return found;
}

/** The directories that a mask names before its first wildcard. */
function fixedPart(mask: string): string {
  const parts = mask.split('/');
  const fixed = parts.slice(0, parts.findIndex(isMask));
  return fixed.length === 1 && fixed[0] === '' ? '/' : fixed.join('/') || '.';
}

/** What a mask matches on disk, in byte order. */
function expand(mask: string, names: FileNames): string[] {
  let found = [mask.startsWith('/') ? '/' : ''];
  const parts = mask.split('/').filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next: string[] = [];
    for (const base of found) {
      if (isMask(part))
        next.push(
          ...entriesOf(base, names)
            .filter((name) => matchesPart(part, name))
            .map((name) => base + name),
        );
      else if (!isLast || statusOf(names.absolute(base + part)) !== undefined) next.push(base + part);
      if (next.length > MAX_MATCHES) next.length = MAX_MATCHES;
    }
    found = isLast ? next : next.map((path) => `${path}/`);
  }
  return found.sort(compareBytes);
}

function entriesOf(directory: string, names: FileNames): string[] {
  try {
    return readdirSync(names.absolute(directory === '' ? '.' : directory));
  } catch {
    return [];
  }
}
