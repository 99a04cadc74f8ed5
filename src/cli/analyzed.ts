import { analyzeStacks, type AnalyzeOptions, OptionError } from '../analyze.js';
import type { Analysis } from '../report/analysis.js';
import { placeLabel } from '../report/place.js';
import { proxyRules } from '../rules/builtin.js';
import type { RuleChoice } from '../rules/choice.js';
import type { Rule } from '../rules/rule.js';
import { selectionProblem } from '../rules/select.js';
import type { Fronts } from '../topology/fronts.js';
import { allRules } from './allRules.js';
import type { FoundConfiguration, Surroundings } from './configuration.js';
import { UsageError } from './failure.js';
import { frontsOf, statedFronts } from './fronts.js';
import { type Input, readInput } from './files.js';
import { dayOf, ignoresOf } from './ignores.js';
import type { Io } from './io.js';
import { type StackInput, stacksOf } from './stacks.js';
import type { ReadingOptions } from './values.js';

/** Reads and analyses what was named, with what the configuration file says beside it. `mayBeEmpty`: it is no mistake to find nothing. */
export async function analyzed(
  options: ReadingOptions,
  io: Io,
  around: Surroundings,
  chosen: RuleChoice = {},
  mayBeEmpty = false,
): Promise<Analysis> {
  return analyzedInput(await inputOf(options, io, around, mayBeEmpty), options, io, around, chosen);
}

/** Reads what was named, less what the configuration file says to be read for a chain. */
export async function inputOf(
  options: ReadingOptions,
  io: Io,
  { found }: Surroundings,
  mayBeEmpty = false,
): Promise<Input> {
  const stated = found !== undefined && found.configuration.chains.length > 0 ? found : undefined;
  const input = await readInput(options, io, mayBeEmpty || stated !== undefined);
  return withoutStated(input, options, stated);
}

/** Analyses files that were read. */
export async function analyzedInput(
  input: StackInput,
  options: Pick<ReadingOptions, 'paths' | 'lbs' | 'lbIdle' | 'nginxVersion'>,
  io: Pick<Io, 'cwd' | 'now'>,
  { found, variables }: Surroundings,
  chosen: RuleChoice,
): Promise<Analysis> {
  const said = found?.configuration.options;
  const stated = found !== undefined && found.configuration.chains.length > 0 ? found : undefined;
  const stacks = await stacksOf(input, variables);
  const { fronts, lbIdle } = await inFront(options, found);
  const nginxVersion = options.nginxVersion ?? said?.nginxVersion;
  const contracts = await contractsOf(options, found);
  // Rules about app servers, and of what stands in front by name, can say nothing where there is none; their names may still be spoken of.
  const speaksOfRules = [chosen.select, chosen.ignore, chosen.severities].some((words = []) => words.length > 0);
  const speaksOfOthers = [stated, fronts, contracts, said?.ignores].some((each) => each !== undefined);
  const hasOthers = stacks.some(({ apps, infrastructure }) => apps !== undefined || infrastructure !== undefined);
  const rules = speaksOfOthers || hasOthers || speaksOfRules ? await allRules() : proxyRules();
  refuseUnknownRules(rules, found);
  try {
    return analyzeStacks(stacks, rules, {
      ...chosen,
      ...(lbIdle === undefined ? {} : { lbIdle }),
      ...(fronts === undefined ? {} : { fronts }),
      ...(stated === undefined ? {} : { stated: { ...stated.configuration, file: stated.file } }),
      ...(nginxVersion === undefined ? {} : { nginxVersion }),
      ...(variables === undefined ? {} : { variables }),
      ...(contracts === undefined ? {} : { contracts }),
      ...(found === undefined ? {} : { ignores: ignoresOf(found, io), today: dayOf(io) }),
    });
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.problems.join('\n'));
    throw error;
  }
}

/** What stands in front: what was typed, or else what the configuration file says. */
export async function inFront(
  { lbs, lbIdle: typed }: Pick<ReadingOptions, 'lbs' | 'lbIdle'>,
  found: FoundConfiguration | undefined,
): Promise<{ readonly fronts?: Fronts | undefined; readonly lbIdle?: AnalyzeOptions['lbIdle'] | undefined }> {
  if (lbs.length > 0) return { fronts: await frontsOf(lbs) };
  if (typed !== undefined || found === undefined) return { lbIdle: typed };
  const { lb, lbIdle } = found.configuration.options;
  return lb === undefined ? { lbIdle } : { fronts: await statedFronts(lb, found.file) };
}

/** Files that stated chains name are read there, with what the chain says to stand around them, and not as they are found. */
export function withoutStated(input: Input, { paths }: ReadingOptions, stated: FoundConfiguration | undefined): Input {
  const named = new Set(stated?.configuration.files.map(({ name }) => name));
  if (paths.length > 0 || named.size === 0) return input;
  const others = (files: Input['files']): Input['files'] => files.filter(({ name }) => !named.has(name));
  return { ...input, files: others(input.files), starters: others(input.starters) };
}

/** What holds the contracts of the configuration file against chains. Of some files alone, not all of them can be seen. */
async function contractsOf(
  { paths }: Pick<ReadingOptions, 'paths'>,
  found: FoundConfiguration | undefined,
): Promise<AnalyzeOptions['contracts']> {
  const contracts = found?.configuration.options.contracts;
  if (contracts === undefined) return undefined;
  const { contractsOver } = await import('../rules/contracts.js');
  return contractsOver(contracts, { partial: paths.length > 0 });
}

/** Words of the configuration file that name no rule are told with their place. */
export function refuseUnknownRules(rules: readonly Rule[], found: FoundConfiguration | undefined): void {
  const { select = [], ignore = [], rules: levels = [], ignores = [] } = found?.configuration.options ?? {};
  const held = ignores.map(({ rule, ruleSpan }) => ({ text: rule, span: ruleSpan }));
  const problems = [...select, ...levels, ...ignore, ...held].flatMap(({ text, span }) => {
    const problem = selectionProblem(rules, text);
    return problem === undefined ? [] : [`${placeLabel(span)}: ${problem}`];
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

/** The rules that a configuration file chooses. */
export function chosenBy(found: FoundConfiguration | undefined): Required<RuleChoice> {
  const { select = [], ignore = [], rules = [] } = found?.configuration.options ?? {};
  return {
    select: select.map(({ text }) => text),
    ignore: ignore.map(({ text }) => text),
    severities: rules.map(({ text, level }) => ({ word: text, level })),
  };
}
