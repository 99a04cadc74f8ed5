import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Configuration } from '../config/index.js';
import { CONFIGURATION_NAMES } from '../config/names.js';
import type { SourceFile } from '../model/span.js';
import type { Variables } from '../sources/shared/variables.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, isRepository, realPath } from './names.js';
import { problemText, readText } from './readText.js';
import type { ReadingOptions } from './values.js';
import { allVariables, variablesOf } from './variables.js';

/** A configuration file as it was found, and what it says. */
export interface FoundConfiguration {
  readonly file: SourceFile;
  /** The absolute path of its directory. */
  readonly directory: string;
  readonly configuration: Configuration;
}

/** What a run goes by besides its words: a configuration file, where there is one, and variables of all sources. */
export interface Surroundings {
  readonly found: FoundConfiguration | undefined;
  readonly variables: Variables | undefined;
}

const NAMES = [...CONFIGURATION_NAMES, 'package.json'];

/**
 * The configuration file of `--config`, or the nearest one from the working directory outwards, up to the root of its
 * repository; and variables. What is wrong with any of it is a UsageError that names the lines.
 */
export async function surroundingsOf(options: ReadingOptions, io: Io): Promise<Surroundings> {
  const typed = await variablesOf(options, io);
  const path = pathOf(options, io);
  if (path === undefined) return { found: undefined, variables: allVariables(typed) };
  const names = new FileNames(io.cwd);
  const result = readText(path, true);
  if ('problem' in result)
    throw new UsageError(`${options.config || relative(io.cwd, path)}: ${problemText(result.problem)}`);
  const shown = options.config || relative(io.cwd, path);
  const file = { name: names.name(shown, realPath(path)), text: result.text };
  const { readConfiguration } = await import('../config/index.js');
  const { hostFor } = await import('./statedFiles.js');
  const configuration = readConfiguration(file, {
    ...(options.nginxVersion === undefined ? {} : { nginxVersion: options.nginxVersion }),
    variables: (own) => allVariables(typed, own),
    ...(await hostFor(file, path, options, names)),
  });
  if (configuration.problems.length > 0) {
    const said = configuration.problems.map(
      ({ line, column, message, span }) => `${span.file.name}:${line}:${column}: ${message}`,
    );
    throw new UsageError(said.join('\n'));
  }
  return {
    found: { file, directory: dirname(path), configuration },
    variables: allVariables(typed, configuration.options.variables),
  };
}

function pathOf({ config }: ReadingOptions, { cwd }: Io): string | undefined {
  if (config === false) return undefined;
  return config === undefined ? nearestFile(cwd) : new FileNames(cwd).absolute(config);
}

function nearestFile(cwd: string): string | undefined {
  for (let directory = cwd; ; directory = dirname(directory)) {
    for (const name of NAMES) {
      const path = join(directory, name);
      if (existsSync(path) && (name !== 'package.json' || isKeyIn(path))) return path;
    }
    if (isRepository(directory) || dirname(directory) === directory) return undefined;
  }
}

function isKeyIn(path: string): boolean {
  const result = readText(path);
  return 'text' in result && /"timeout-lint"\s*:\s*\{/.test(result.text);
}
