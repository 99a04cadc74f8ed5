/** Where a process finds the files that it reads: its configuration, the scripts that it runs. */
import type { SourceFile } from '../model/span.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
import { joinPath, normalPath } from '../sources/shared/path.js';
import type { Reach } from './carriers.js';

/** Where a launch finds files: as its container has them, then beside the file that starts it. */
export function lookedUp(launch: Launch, { find: inside }: Reach, find: ReadFile): ReadFile {
  const beside = besideOf(launch.span.file, find);
  // What was found in a container is known by the file system's own name, so that it is the same file everywhere.
  return (path) => {
    const found = inside?.(path);
    return found === undefined ? beside(path) : find(found.name);
  };
}

/** Looks files up beside the one that starts a server, then where an image copies files from; the same path gives the same file. */
export function besideOf(file: SourceFile, find: ReadFile): ReadFile {
  if (file.name.startsWith('<')) return (path) => find(normalPath(path));
  const directory = file.name.slice(0, file.name.lastIndexOf('/') + 1);
  const sources = copiedInto(file);
  return (path) => {
    const beside = find(joinPath(directory, path));
    if (beside !== undefined || path.startsWith('/')) return beside;
    for (const source of sources) {
      const isFile = source.endsWith(`/${path}`);
      const copied = find(joinPath(directory, isFile ? source : `${source}/${path}`));
      if (copied !== undefined) return copied;
    }
    return undefined;
  };
}

/** What a Dockerfile copies out of its own directory, as written; nothing for any other file. */
function copiedInto({ name, text }: SourceFile): string[] {
  if (!/(?:Docker|Container)file/i.test(name)) return [];
  const copies = text.matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+((?:--\S+[ \t]+)*)([^\s[$*]+)[ \t]+\S+[ \t]*$/gim);
  return [...copies].flatMap(([, flags = '', source = '']) =>
    flags.includes('--from') || source === '.' ? [] : [source],
  );
}

/** Files among the given ones, by their names. */
export function filesBeside(files: readonly SourceFile[]): ReadFile {
  const byName = new Map(files.map((file) => [normalPath(file.name), file]));
  return (path) => byName.get(normalPath(path));
}
