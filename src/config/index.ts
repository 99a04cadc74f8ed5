/** The configuration file: `timeout-lint.yaml`, `.timeout-lint.yaml`, or the key `timeout-lint` in `package.json`. */
import { configSchema } from '../generated/configSchemaText.js';
import { validate } from '../generated/configSchema.js';
import type { Chain } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { chainsOf } from './chains.js';
import { readText } from './document.js';
import { type ConfigurationOptions, optionsOf } from './options.js';
import { type ConfigurationProblem, inOrder } from './problems.js';
import { shapeProblems } from './shapeProblems.js';

export type { ConfigurationOptions, FailOn, StatedWord } from './options.js';
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
  /** What is wrong with the file, in its order; where anything is, nothing else is said. */
  readonly problems: readonly ConfigurationProblem[];
}

const NOTHING: Configuration = { options: {}, chains: [], observations: [], unknowns: [], written: 0, problems: [] };

/**
 * Reads a configuration file. Never throws, and ends soon on any text: what is wrong comes back as sentences with their
 * places. `nginxVersion` is that of the command line, which counts before the file's own.
 */
export function readConfiguration(file: SourceFile, nginxVersion?: string): Configuration {
  const { top, plain, problems } = readText(file);
  if (top === undefined || plain === undefined) return { ...NOTHING, problems: inOrder(problems) };
  if (!validate(plain)) return { ...NOTHING, problems: inOrder(shapeProblems(top, plain, validate.errors ?? [])) };
  const options = optionsOf(top);
  const chains = chainsOf(top.get('chains'), nginxVersion ?? options.options.nginxVersion);
  const wrong = inOrder([...options.problems, ...chains.problems]);
  if (wrong.length > 0) return { ...NOTHING, problems: wrong };
  return { ...chains, options: options.options, problems: [] };
}
