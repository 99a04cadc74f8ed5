/** The configuration file: `timeout-lint.yaml`, `.timeout-lint.yaml`, or the key `timeout-lint` in `package.json`. */
import { configSchema } from '../generated/configSchemaText.js';
import { validate } from '../generated/configSchema.js';
import type { Chain } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { Variables } from '../sources/shared/variables.js';
import { chainsOf } from './chains.js';
import { readText } from './document.js';
import { type ConfigurationOptions, optionsOf } from './options.js';
import { type ConfigurationProblem, inOrder } from './problems.js';
import type { ConfigurationFiles } from './readFiles.js';
import { shapeProblems } from './shapeProblems.js';

export type { ConfigurationOptions, FailOn, StatedSeverity, StatedWord } from './options.js';
export type { StatedIgnore } from './ignores.js';
export type { ConfigurationFiles, ReadServers, ServersReading } from './readFiles.js';
export { type ConfigurationProblem, problemAt } from './problems.js';

/** The JSON Schema of the file, as published in `schemas/config.schema.json`. */
export const configurationSchema = configSchema;

export interface Configuration {
  readonly options: ConfigurationOptions;
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** How many values of clocks and counts are written in its chains, each counted once. */
  readonly written: number;
  /** Files that hops name, and those read for them. */
  readonly files: readonly SourceFile[];
  /** What is wrong with the file, in its order; where anything is, nothing else is said. */
  readonly problems: readonly ConfigurationProblem[];
}

const NOTHING: Configuration = {
  options: {},
  chains: [],
  observations: [],
  unknowns: [],
  written: 0,
  files: [],
  problems: [],
};

/** What is known besides the file. */
export interface Surroundings extends ConfigurationFiles {
  /** That of the command line, which counts before the file's own. */
  readonly nginxVersion?: string;
  /** All variables, given those of the file. */
  readonly variables?: (own: Variables | undefined) => Variables | undefined;
}

/** The same, settled. */
export interface Around extends ConfigurationFiles {
  readonly nginxVersion: string | undefined;
  readonly variables: Variables | undefined;
}

/**
 * Reads a configuration file. Never throws, and ends soon on any text: what is wrong comes back as sentences with their
 * places. Files that its hops name are read by what `around` gives; without it there are none.
 */
export function readConfiguration(file: SourceFile, around: Surroundings = {}): Configuration {
  const { top, plain, problems } = readText(file);
  if (top === undefined || plain === undefined) return { ...NOTHING, problems: inOrder(problems) };
  if (!validate(plain)) return { ...NOTHING, problems: inOrder(shapeProblems(top, plain, validate.errors ?? [])) };
  const options = optionsOf(top);
  const { variables: own, nginxVersion } = options.options;
  const chains = chainsOf(top.get('chains'), {
    ...around,
    nginxVersion: around.nginxVersion ?? nginxVersion,
    variables: around.variables === undefined ? own : around.variables(own),
  });
  const wrong = inOrder([...options.problems, ...chains.problems]);
  if (wrong.length > 0) return { ...NOTHING, problems: wrong };
  return { ...chains, options: options.options, problems: [] };
}
