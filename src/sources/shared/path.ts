/** Paths of files, POSIX style, without a file system. */

/** Joins a directory and a path, POSIX style; an absolute path stands for itself. */
export function joinPath(directory: string, path: string): string {
  return path.startsWith('/') ? normalPath(path) : normalPath(directory + path);
}

/** A path without `.`, empty and resolvable `..` parts. */
export function normalPath(path: string): string {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  return (absolute ? '/' : '') + parts.join('/');
}

/** The directory of a file with a slash at its end; empty where the file's name has none. */
export function directoryOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
