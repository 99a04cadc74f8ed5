import type { Baseline } from '../ignores/baseline.js';
import type { Changes } from '../ignores/diff.js';
import type { SettleOptions } from '../ignores/settle.js';
import type { Analysis } from '../report/analysis.js';
import { allRules } from './allRules.js';
import { analyzed } from './analyzed.js';
import type { RuleChoice } from '../rules/choice.js';
import { baselineAt, baselinePlace } from './baselineFile.js';
import type { FoundConfiguration, Surroundings } from './configuration.js';
import { dayOf, ignoresOf } from './ignores.js';
import type { Io } from './io.js';
import type { LintOptions } from './values.js';

/** What most files are without: it need not be loaded for them. */
const MARK = 'timeout-lint:';

/**
 * Reads and analyses what was named; holds back what comments, the configuration and the baseline say, and puts first
 * what was changed. What none of these speaks of costs no more than looking for the word.
 */
export async function checked(
  options: LintOptions,
  io: Io,
  around: Surroundings,
  chosen: RuleChoice,
): Promise<Analysis> {
  // What cannot be read of these is told before anything else is read.
  const said = await knownOf(options, around, io);
  return held(await analyzed(options, io, around, chosen), options, io, around, chosen, said);
}

/** What is known of findings from elsewhere. */
export interface Known {
  readonly changes: Changes | undefined;
  readonly baseline: Baseline | undefined;
}

/** Reads the baseline and what was changed. */
export async function knownOf(options: LintOptions, { found }: Surroundings, io: Io): Promise<Known> {
  const { diffBase, diffFiles } = options;
  const isAsked = diffBase !== undefined || diffFiles !== undefined;
  return {
    changes: isAsked ? await (await import('./changes.js')).changesOf({ diffBase, diffFiles }, io) : undefined,
    baseline: await baselineFor(options, found, io),
  };
}

/** An analysis without what is to be held back. */
export async function held(
  analysis: Analysis,
  options: LintOptions,
  io: Io,
  { found }: Surroundings,
  chosen: RuleChoice,
  { changes, baseline }: Known,
): Promise<Analysis> {
  const strict = options.strict || found?.configuration.options.strict?.on === true;
  const left =
    baseline !== undefined || mustSettle(analysis, found)
      ? await settledRun(analysis, found, { ...chosen, strict, partial: options.paths.length > 0 }, io, baseline)
      : analysis;
  if (changes === undefined) return left;
  const { withChangesFirst } = await import('../ignores/changed.js');
  return withChangesFirst(left, changes, options.onlyChanged);
}

/** Whether anything speaks of findings that are to be held back. */
export function mustSettle({ files }: Analysis, found: FoundConfiguration | undefined): boolean {
  return found?.configuration.options.ignores !== undefined || files.some(({ text }) => text.includes(MARK));
}

/** Holds back what comments, the configuration and the baseline say. */
export async function settledRun(
  analysis: Analysis,
  found: FoundConfiguration | undefined,
  options: SettleOptions,
  io: Pick<Io, 'cwd' | 'now'>,
  baseline?: Baseline,
): Promise<Analysis> {
  const { settled } = await import('../ignores/settle.js');
  return settled(analysis, await allRules(), {
    ...options,
    contracts: found?.configuration.options.contracts !== undefined,
    ...(found === undefined ? {} : { ignores: ignoresOf(found, io), today: dayOf(io) }),
    ...(baseline === undefined ? {} : { baseline }),
  });
}

async function baselineFor(
  { baseline: typed }: LintOptions,
  found: FoundConfiguration | undefined,
  io: Io,
): Promise<Baseline | undefined> {
  if (typed === false) return undefined;
  const place = baselinePlace(typed, found, io);
  return place.isNamed || place.isThere ? baselineAt(place.path, io) : undefined;
}
