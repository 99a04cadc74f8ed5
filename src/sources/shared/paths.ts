/** Paths of files as they were given, with `/` between their parts. */

/** The directory of a file: `infra/modules/alb`; empty where it has none. */
export function directoryOf(name: string): string {
  const path = name.replaceAll('\\', '/');
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : resolvePath('', slash === 0 ? '/' : path.slice(0, slash));
}

/** The last part of a path. */
export function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** A path seen from a directory, with `.` and `..` taken out as far as that can be. */
export function resolvePath(directory: string, path: string): string {
  const absolute = path.startsWith('/') || (directory.startsWith('/') && path !== '');
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : directory}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  return (absolute ? '/' : '') + parts.join('/');
}

/** Whether a directory is another one or lies in it. */
export function isWithin(directory: string, other: string): boolean {
  return other === '' || other === directory || directory.startsWith(other.endsWith('/') ? other : `${other}/`);
}
