import { COMMAND_LINE } from '../model/span.js';
import { written } from '../sources/shared/pieces.js';
import type { Variables } from '../sources/shared/variables.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, realPath } from './names.js';
import { problemText, readText } from './readText.js';
import type { ReadingOptions } from './values.js';

const FLAG = '--var ';
const NAMED = /^([A-Za-z_][\w.-]*)=/;

/** Variables of the command line: those of files count before, and those that were typed count behind, what a configuration says. */
export interface TypedVariables {
  readonly ofFiles: Variables;
  readonly typed: Variables;
}

/** Reads `--env-file` and `--var`; of a name that is given twice the last counts. A word or a file that cannot be read is a UsageError. */
export async function variablesOf({ vars, envFiles }: ReadingOptions, io: Io): Promise<TypedVariables> {
  return { ofFiles: await variablesOfFiles(envFiles, io), typed: typedVariables(vars) };
}

/** The variables of all three sources, later ones over earlier ones; undefined where there are none. */
export function allVariables({ ofFiles, typed }: TypedVariables, configured?: Variables): Variables | undefined {
  const all = new Map([...ofFiles, ...(configured ?? []), ...typed]);
  return all.size === 0 ? undefined : all;
}

function typedVariables(words: readonly string[]): Variables {
  const file = { name: COMMAND_LINE, text: words.map((word) => FLAG + word).join(' ') };
  let at = 0;
  return new Map(
    words.map((word) => {
      const name = NAMED.exec(word)?.[1];
      if (name === undefined) {
        throw new UsageError(`--var ${JSON.stringify(word)} is not NAME=VALUE, such as --var PROXY_TIMEOUT=60s`);
      }
      const start = at + FLAG.length;
      at = start + word.length + 1;
      return [name, written({ file, start: start + name.length + 1, end: start + word.length })];
    }),
  );
}

async function variablesOfFiles(paths: readonly string[], io: Io): Promise<Variables> {
  if (paths.length === 0) return new Map();
  const { readDotenv } = await import('../sources/shared/dotenv.js');
  const names = new FileNames(io.cwd);
  return new Map(
    paths.flatMap((path) => {
      const absolute = names.absolute(path);
      const result = readText(absolute, true);
      if ('problem' in result) throw new UsageError(`--env-file ${path}: ${problemText(result.problem)}`);
      return [...readDotenv({ name: names.name(path, realPath(absolute)), text: result.text })];
    }),
  );
}
