import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from '../config/index.js';
import { CONFIGURATION_NAMES } from '../config/names.js';
import type { SourceFile } from '../model/span.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, realPath } from './names.js';
import { problemText, readText } from './readText.js';
import type { ReadingOptions } from './values.js';

/** A configuration file as it was found, and what it says. */
export interface FoundConfiguration {
  readonly file: SourceFile;
  readonly configuration: Configuration;
}

const NAMES = [...CONFIGURATION_NAMES, 'package.json'];

/**
 * The configuration file of `--config`, or the nearest one from the working directory outwards, up to the root of its
 * repository. What is wrong with it is a UsageError that names the lines.
 */
export async function configurationFor(options: ReadingOptions, io: Io): Promise<FoundConfiguration | undefined> {
  if (options.config === false) return undefined;
  const names = new FileNames(io.cwd);
  const path = options.config === undefined ? nearestFile(io.cwd) : names.absolute(options.config);
  if (path === undefined) return undefined;
  const result = readText(path, true);
  if ('problem' in result) throw new UsageError(`${options.config ?? path}: ${problemText(result.problem)}`);
  const file = { name: names.name(options.config ?? path, realPath(path)), text: result.text };
  const { readConfiguration } = await import('../config/index.js');
  const configuration = readConfiguration(file, options.nginxVersion);
  if (configuration.problems.length > 0) {
    const said = configuration.problems.map(
      ({ line, column, message, span }) => `${span.file.name}:${line}:${column}: ${message}`,
    );
    throw new UsageError(said.join('\n'));
  }
  return { file, configuration };
}

function nearestFile(cwd: string): string | undefined {
  for (let directory = cwd; ; directory = dirname(directory)) {
    for (const name of NAMES) {
      const path = join(directory, name);
      if (existsSync(path) && (name !== 'package.json' || isKeyIn(path))) return path;
    }
    if (existsSync(join(directory, '.git')) || dirname(directory) === directory) return undefined;
  }
}

function isKeyIn(path: string): boolean {
  const result = readText(path);
  return 'text' in result && /"timeout-lint"\s*:\s*\{/.test(result.text);
}

/** What a run goes by, for `--print-config`: the file, and what it or the command line says. */
export function printedConfiguration(
  options: ReadingOptions & { readonly failOn?: string | undefined },
  found: FoundConfiguration | undefined,
  chosen: { readonly select: readonly string[]; readonly ignore: readonly string[] },
): string {
  const said = found?.configuration.options;
  const printed = {
    config: found?.file.name ?? null,
    'nginx-version': options.nginxVersion ?? said?.nginxVersion ?? null,
    lb: options.lbs,
    'lb-idle': milliseconds(options.lbIdle?.ms ?? said?.lbIdle?.ms),
    select: chosen.select,
    ignore: chosen.ignore,
    'fail-on': options.failOn ?? said?.failOn ?? 'warning',
    chains: (found?.configuration.chains ?? []).map(({ route }) => route.location),
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

function milliseconds(ms: number | undefined): string | null {
  return ms === undefined ? null : ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
