/** What a chain reads besides the configuration file itself: files that its hops name, and commands. */
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { FileHost, ReadProblem } from '../sources/nginx/include.js';
import { joinPath } from '../sources/shared/path.js';
import type { Launch } from '../sources/shared/launch.js';
import { spanOf, textOf } from '../sources/shared/pieces.js';
import type { Variables } from '../sources/shared/variables.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { unknownOf } from './plain.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

/** What is read of app servers. */
export interface ServersReading {
  readonly servers: readonly { readonly hop: Hop }[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly files: readonly SourceFile[];
  readonly written: number;
}

/** Reads the app servers that files start, and those of processes that no file starts. */
export type ReadServers = (
  files: readonly SourceFile[],
  launches: readonly Launch[],
  variables: Variables | undefined,
) => ServersReading;

/** What reads the files that hops name, by paths from where the program was started. */
export interface ConfigurationFiles {
  readonly host?: FileHost;
  /** A file's name by its path from the directory of the configuration file on; without it, both joined. */
  readonly nameOf?: (path: string) => string;
  readonly readServers?: ReadServers;
}

const MOST_FILES = 1000;

const WHY: Readonly<Record<ReadProblem, string>> = {
  missing: 'is not there',
  directory: 'is a directory',
  outside: 'lies outside of the repository, or of the directory of this file',
  unreadable: 'cannot be read',
  'too-large': 'is too large',
};

/** The files that `files` names, from the directory of the configuration file on; a mask stands for all that it matches. */
export function filesNamed(
  value: YamlValue,
  { host, nameOf = beside(value.span.file) }: ConfigurationFiles,
): { readonly files: readonly SourceFile[]; readonly problems: readonly ConfigurationProblem[] } {
  const files = new Map<string, SourceFile>();
  const problems: ConfigurationProblem[] = [];
  for (const item of value.kind === 'list' ? value.items() : [value]) {
    const pieces = item.pieces();
    if (pieces === undefined) continue;
    const [path, span] = [textOf(pieces), spanOf(pieces)];
    if (host === undefined || unknownOf(item) !== undefined) {
      problems.push(problemAt(span, `${quoted(path)} is a file that cannot be looked up`));
      continue;
    }
    for (const found of pathsOf(nameOf(path), host)) {
      const answer = 'problem' in found ? found : host.read(found.path);
      if ('text' in answer) {
        if (files.size < MOST_FILES && 'path' in found) files.set(found.path, { name: found.path, text: answer.text });
      } else problems.push(problemAt(span, `the file ${quoted(path)} ${WHY[answer.problem]}`));
    }
  }
  return { files: [...files.values()], problems };
}

function beside({ name }: SourceFile): (path: string) => string {
  return (path) => joinPath(name.slice(0, name.lastIndexOf('/') + 1), path);
}

function pathsOf(
  path: string,
  host: FileHost,
): readonly ({ readonly path: string } | { readonly problem: ReadProblem })[] {
  if (!/[*?[]/.test(path)) return [{ path }];
  const matched = host.glob(path);
  if ('problem' in matched) return [matched];
  return matched.paths.length === 0 ? [{ problem: 'missing' }] : matched.paths.map((each) => ({ path: each }));
}
