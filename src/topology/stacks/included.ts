/** Files of nginx with those that they include, as far as their own text tells. */
import type { SourceFile } from '../../model/span.js';
import { joinPath, normalPath } from '../../sources/shared/path.js';
import { directoryOf } from './scopes.js';

const INCLUDE = /^[ \t]*include[ \t]+["']?([^\s"';$]+)["']?[ \t]*;/gm;

/**
 * Some files and those among `all` that they include by a relative path, or that these include; in the order of `all`.
 * As nginx does, paths start at the directory of the first file of each.
 */
export function withIncluded(files: readonly SourceFile[], all: readonly SourceFile[]): SourceFile[] {
  const found = new Set(files);
  for (const main of files) {
    const directory = directoryOf(main.name);
    const below = new Set([main]);
    for (const file of below) {
      for (const [, path = ''] of file.text.matchAll(INCLUDE)) {
        if (path.startsWith('/')) continue;
        const fits = fitting(joinPath(directory === '' ? '' : `${directory}/`, path));
        for (const each of all) if (fits(normalPath(each.name))) below.add(each);
      }
    }
    for (const each of below) found.add(each);
  }
  return all.filter((file) => found.has(file));
}

/** Whether a path is the one that is written, with `*` for any part of a name. */
function fitting(written: string): (path: string) => boolean {
  if (!written.includes('*')) return (path) => path === written;
  const parts = written.split('*').map((part) => part.replaceAll(/[^\w/-]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${parts.join('[^/]*')}$`);
  return (path) => pattern.test(path);
}
