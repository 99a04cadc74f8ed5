import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Baseline } from '../ignores/baseline.js';
import type { FoundConfiguration } from './configuration.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, isRepository, realPath } from './names.js';
import { problemText, readText } from './readText.js';

export const BASELINE_NAME = 'timeout-lint-baseline.json';

/** Where the baseline is, and whether it was typed, so that it must be there. One that is missing hides nothing. */
export interface BaselinePlace {
  /** Absolute. */
  readonly path: string;
  readonly isNamed: boolean;
  readonly isThere: boolean;
}

/**
 * The file of `--baseline`, or of the configuration, or the one beside that. Without a configuration it is looked for from
 * the working directory outwards, up to the root of its repository; where there is none it belongs into the former.
 */
export function baselinePlace(
  typed: string | undefined,
  found: FoundConfiguration | undefined,
  { cwd }: Pick<Io, 'cwd'>,
): BaselinePlace {
  if (typed !== undefined) return placeAt(new FileNames(cwd).absolute(typed), true);
  if (found === undefined) return placeAt(nearest(cwd), false);
  return placeAt(
    new FileNames(found.directory).absolute(found.configuration.options.baseline?.text ?? BASELINE_NAME),
    false,
  );
}

function placeAt(path: string, isNamed: boolean): BaselinePlace {
  return { path, isNamed, isThere: existsSync(path) };
}

function nearest(cwd: string): string {
  for (let directory = cwd; ; directory = dirname(directory)) {
    const path = join(directory, BASELINE_NAME);
    if (existsSync(path)) return path;
    if (isRepository(directory) || dirname(directory) === directory) return join(cwd, BASELINE_NAME);
  }
}

/** Reads a baseline; what is wrong with it is a UsageError. */
export async function baselineAt(path: string, { cwd }: Pick<Io, 'cwd'>): Promise<Baseline> {
  const shown = shownPath(path, cwd);
  const result = readText(path);
  if ('problem' in result) throw new UsageError(`${shown}: ${problemText(result.problem)}`);
  const { readBaseline } = await import('../ignores/baseline.js');
  const read = readBaseline({ name: new FileNames(cwd).name(shown, realPath(path)), text: result.text });
  if ('problem' in read) {
    throw new UsageError(`${shown} ${read.problem}; timeout-lint baseline writes a new one once it is out of the way`);
  }
  return read.baseline;
}

/** A path as a person in a directory would write it. */
export function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('../') ? path : below;
}
