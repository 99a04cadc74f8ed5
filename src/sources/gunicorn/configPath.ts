/** Which file gunicorn takes its configuration from, and where to look for it among the files that were given. */
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';

export const DEFAULT_CONFIG = 'gunicorn.conf.py';

/** How a `-c` names its file. */
export type ConfigLocation =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'module'; readonly module: string };

/** `file:` and `python:` in front of a `-c` are taken off (gunicorn 19.4 and later). */
export function configLocation(text: string): ConfigLocation {
  if (text.startsWith('python:')) return { kind: 'module', module: text.slice('python:'.length) };
  return { kind: 'path', path: text.startsWith('file:') ? text.slice('file:'.length) : text };
}

/** The file of a location, as seen from the directory in which gunicorn starts; `--chdir` makes no difference. */
export function findConfig(
  location: ConfigLocation,
  directory: string | undefined,
  read: ReadFile,
): SourceFile | undefined {
  const paths = location.kind === 'path' ? [location.path] : modulePaths(location.module);
  return firstFile(paths, directory, read);
}

/** The file of a module that is imported by its dotted name, from the start directory or beside the importing file. */
export function findModule(module: string, directory: string | undefined, read: ReadFile): SourceFile | undefined {
  return firstFile(modulePaths(module), directory, read);
}

/** The paths that a path may have among the given files: as written, and with the start directory put on or taken off. */
function firstFile(paths: readonly string[], directory: string | undefined, read: ReadFile): SourceFile | undefined {
  for (const path of paths) {
    if (path === '') continue;
    for (const candidate of new Set(
      candidates(normal(path), directory === undefined ? undefined : normal(directory)),
    )) {
      const file = read(candidate);
      if (file !== undefined) return file;
    }
  }
  return undefined;
}

function candidates(path: string, directory: string | undefined): string[] {
  if (directory === undefined || directory === '.') return [path];
  const base = directory.endsWith('/') ? directory : `${directory}/`;
  if (!path.startsWith('/')) return [normal(`${base}${path}`), path];
  return path.startsWith(base) ? [path, path.slice(base.length)] : [path];
}

function modulePaths(module: string): string[] {
  if (!/^[\p{L}\p{N}_.]+$/u.test(module)) return [];
  const path = module.split('.').filter(Boolean).join('/');
  return path === '' ? [] : [`${path}.py`, `${path}/__init__.py`];
}

/** A path without `.`, doubled slashes and, where there is something to step out of, `..`. */
export function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + (parts.join('/') || (path.startsWith('/') ? '' : '.'));
}
