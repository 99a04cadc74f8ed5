import { isAbsolute, join, relative } from 'node:path';
import type { Ignore } from '../findings/ignore.js';
import type { FoundConfiguration } from './configuration.js';
import type { Io } from './io.js';

/** What the configuration file holds back, with its paths as files are named: from the working directory on. */
export function ignoresOf(
  { directory, configuration }: FoundConfiguration,
  { cwd }: Pick<Io, 'cwd'>,
): readonly Ignore[] {
  return (configuration.options.ignores ?? []).map(({ rule, where, reason, until, span }) => ({
    rule,
    span,
    ...(where === undefined ? {} : { where: { text: where, path: pathFrom(cwd, directory, where) } }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  }));
}

/** A path of the configuration file; an absolute one outside of the working directory stands for itself. */
function pathFrom(cwd: string, directory: string, path: string): string {
  const below = relative(cwd, isAbsolute(path) ? path : join(directory, path));
  return isAbsolute(path) && below.startsWith('..') ? path : below;
}

/** The day it is where the program runs, `2027-01-31`. */
export function dayOf({ now = () => new Date() }: Pick<Io, 'now'>): string {
  const day = now();
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.getFullYear()}-${month}-${date}`;
}
