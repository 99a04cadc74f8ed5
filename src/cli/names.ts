import { existsSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { normalPath } from '../sources/shared/path.js';

/**
 * The one name by which each file is known, however it was found: relative where it lies below the current directory,
 * otherwise as it was first asked for. Links to the same file share its name.
 */
export class FileNames {
  private readonly nameOf = new Map<string, string>();

  constructor(private readonly cwd: string) {}

  /** The absolute path for a path as typed or included. */
  absolute(path: string): string {
    return resolve(this.cwd, path);
  }

  /** The name of a file; `real` is its path without links. */
  name(path: string, real: string): string {
    const known = this.nameOf.get(real);
    if (known !== undefined) return known;
    const below = relative(this.cwd, this.absolute(path));
    const name = below === '' || below === '..' || below.startsWith('../') ? normalPath(path) : below;
    this.nameOf.set(real, name);
    return name;
  }
}

/** A path without links; of a path that does not exist, the part that does without links, and the rest as it is. */
export function realPath(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), absolute.slice(parent.length));
  }
}

/** Whether a path (without links) is a root or lies below one. */
export function isInside(real: string, roots: readonly string[]): boolean {
  return roots.some((root) => real === root || real.startsWith(root.endsWith('/') ? root : `${root}/`));
}

/** Whether surely nothing stands at a path, behind links too. */
export function isAbsent(absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** What stands at a path, behind links too; undefined for whatever cannot be reached. */
export function statusOf(absolute: string): Stats | undefined {
  try {
    return statSync(absolute);
  } catch {
    return undefined;
  }
}

/** Whether a directory is the root of a repository. */
export function isRepository(directory: string): boolean {
  return existsSync(join(directory, '.git'));
}

/** The way from the root of the repository to a directory, `deploy/`; empty at the root, and where there is no repository. */
export function baseOf(cwd: string): string {
  for (let directory = cwd; ; directory = dirname(directory)) {
    if (isRepository(directory)) return directory === cwd ? '' : `${relative(directory, cwd)}/`;
    if (dirname(directory) === directory) return '';
  }
}
