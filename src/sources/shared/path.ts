/** Paths of files, POSIX style, without a file system. */

/** A path seen from a directory, which may end with a slash or not; an absolute path stands for itself. */
export function joinPath(directory: string, path: string): string {
  return normalPath(path.startsWith('/') || directory === '' ? path : `${directory}/${path}`);
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

/** The directory of a file as a normal path, with `/` between its parts: `infra/modules/alb`; empty where it has none. */
export function parentOf(name: string): string {
  return normalPath(directoryOf(name.replaceAll('\\', '/')));
}

/** The last part of a path. */
export function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Whether a directory is another one or lies in it, both as `parentOf` has them. */
export function isWithin(directory: string, other: string): boolean {
  return other === '' || other === directory || directory.startsWith(other.endsWith('/') ? other : `${other}/`);
}
