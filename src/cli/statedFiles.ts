import { dirname, isAbsolute, join, relative } from 'node:path';
import type { ConfigurationFiles } from '../config/index.js';
import type { SourceFile } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
import type { ReadFile } from '../sources/shared/app.js';
import { diskHost } from './host.js';
import { type FileNames, isRepository, realPath } from './names.js';
import type { ReadingOptions } from './values.js';

/** Whether a configuration may name files or commands of hops, whose readers are loaded for it alone. */
const NAMES_SERVERS = /\b(?:files|command)\b/;

/**
 * What reads the files and commands that chains of a configuration name: below the repository of the configuration file,
 * or else its directory; `path` is its own. Nothing where it names none.
 */
export async function hostFor(
  file: SourceFile,
  path: string,
  { prefix, pathMaps }: ReadingOptions,
  names: FileNames,
): Promise<ConfigurationFiles> {
  if (!NAMES_SERVERS.test(file.text)) return {};
  const directory = dirname(path);
  const host = diskHost({ names, roots: [rootOf(directory)], prefix, pathMaps, virtual: new Map() });
  const nameOf = (below: string): string => {
    if (isAbsolute(below)) return below;
    const absolute = join(directory, below);
    return names.name(relative(names.absolute('.'), absolute), realPath(absolute));
  };
  return { ...(await readersFor(file, host)), nameOf };
}

/** The same for files that are found some other way. */
export async function readersFor({ text }: SourceFile, host: FileHost): Promise<ConfigurationFiles> {
  if (!NAMES_SERVERS.test(text)) return {};
  const [{ readAppServers }, { FURTHER }] = await Promise.all([
    import('../topology/appServers.js'),
    import('../topology/furtherReaders.js'),
  ]);
  const known = new Map<string, SourceFile | undefined>();
  const find: ReadFile = (name) => {
    if (!known.has(name)) {
      const answer = host.read(name);
      known.set(name, 'text' in answer ? { name, text: answer.text } : undefined);
    }
    return known.get(name);
  };
  return {
    host,
    readServers: (files, launches, variables) => {
      for (const file of files) known.set(file.name, file);
      return readAppServers(files, find, FURTHER, { variables, stated: launches });
    },
  };
}

/** The root of the repository that a directory lies in, or the directory itself. */
function rootOf(directory: string): string {
  for (let outer = directory; ; outer = dirname(outer)) {
    if (isRepository(outer)) return realPath(outer);
    if (dirname(outer) === outer) return realPath(directory);
  }
}
