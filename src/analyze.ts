/** Files in, model and findings out: the whole of the work, without any file system or terminal. */
import { type Chain, type Confidence, CONFIDENCES } from './model/chain.js';
import { type Hop, settingsOf } from './model/hop.js';
import type { CheckContracts } from './model/contract.js';
import type { Observation, Unknown } from './model/observation.js';
import { isChosen } from './model/setting.js';
import { TIMER_NAMES } from './model/timer.js';
import type { SourceFile } from './model/span.js';
import type { Finding } from './findings/finding.js';
import type { Ignore } from './findings/ignore.js';
import type { Analysis, Statistics } from './report/analysis.js';
import { evaluate } from './rules/evaluate.js';
import { heldBack } from './rules/ignores.js';
import type { Rule } from './rules/rule.js';
import { type RuleChoice, rulesChosen } from './rules/choice.js';
import { selectionProblem, selectRules } from './rules/select.js';
import { withSeverities } from './rules/severities.js';
import { type FileHost, hostOf } from './sources/nginx/include.js';
import { type NginxVersion, parseNginxVersion } from './sources/nginx/version.js';
import type { Variables } from './sources/shared/variables.js';
import type { AppServers } from './topology/appServers.js';
import type { Fronts } from './topology/fronts.js';
import type { ReadInfrastructure } from './topology/infrastructure.js';
import { withoutUselessPools } from './topology/chains.js';
import { podFiles } from './topology/podFiles.js';
import { loadBalancer, type LoadBalancerIdle } from './topology/loadBalancer.js';
import { usesOnce } from './topology/stacks/uses.js';
import { named, readStack, type Stack, type StackReading } from './topology/readStack.js';

/** What may be said beside the files. */
export interface AnalyzeOptions extends RuleChoice {
  /** `--lb-idle`: how long a load balancer in front keeps an unused connection, in milliseconds, and where it was said. */
  readonly lbIdle?: LoadBalancerIdle;
  /** What stands in front instead, as `readFronts` makes it of `--lb`. */
  readonly fronts?: Fronts;
  /** What infrastructure files set up, as `readInfrastructure` reads it; `lbIdle` and `fronts` win over it. */
  readonly infrastructure?: ReadInfrastructure;
  /** The nginx version, `1.28.0`; what depends on it is said with less force when it is not given. */
  readonly nginxVersion?: string;
  /** How `include` finds files; without it, among the given ones by their names. */
  readonly host?: FileHost;
  /** Values of names that nginx's files leave open: `${PROXY_READ_TIMEOUT}`, `{{ timeout }}`. */
  readonly variables?: Variables;
  /** What is said of findings that are to be held back. */
  readonly ignores?: readonly Ignore[];
  /** The day on which it is asked, `2027-01-31`; without it, an ignore counts for ever. */
  readonly today?: string;
  /** Findings less sure than this are left out. */
  readonly minConfidence?: Confidence;
  /** App servers that stand behind nginx or the load balancer, as `readAppServers` reads them. */
  readonly apps?: AppServers;
  /** Chains that were stated by hand, as the configuration file has them, and that file. */
  readonly stated?: Stated;
  /** Holds contracts against the chains. */
  readonly contracts?: CheckContracts;
}

/** Chains that somebody wrote down hop by hop. */
export interface Stated {
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** How many values of clocks and counts are written in them. */
  readonly written: number;
  readonly file: SourceFile;
  /** Other files that it names. */
  readonly files?: readonly SourceFile[];
}

/** The words of an option that mean nothing here; `problems` are sentences for the person who wrote them. */
export class OptionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'OptionError';
  }
}

/**
 * Reads nginx files and says where the clocks on their routes contradict each other. The same input gives the same
 * output. Whatever the files hold, it does not throw; it throws {@link OptionError} for a rule or a version that
 * does not exist.
 */
export function analyze(files: readonly SourceFile[], all: readonly Rule[], options: AnalyzeOptions = {}): Analysis {
  const { apps, infrastructure, host = hostOf(files) } = options;
  const stack: Stack = {
    name: '',
    nginx: [...podFiles(infrastructure?.nginx ?? [], host), { files, host, rest: true }],
    ...(apps === undefined ? {} : { apps }),
    ...(infrastructure === undefined ? {} : { infrastructure }),
  };
  return analyzeStacks([stack], all, options);
}

/** The same for files that were sorted into stacks: hops of different stacks are never compared. */
export function analyzeStacks(
  stacks: readonly Stack[],
  all: readonly Rule[],
  options: Omit<AnalyzeOptions, 'host' | 'apps' | 'infrastructure'> = {},
): Analysis {
  const rules = chosenRules(all, options);
  const version = options.nginxVersion === undefined ? undefined : parseNginxVersion(options.nginxVersion);
  if (options.nginxVersion !== undefined && version === undefined) {
    throw new OptionError([`"${options.nginxVersion}" is no nginx version; write it like 1.28.0`]);
  }
  const { stated, lbIdle } = options;
  const typed = options.fronts ?? (lbIdle === undefined ? undefined : single(loadBalancer(lbIdle)));
  const read = stacks.map((stack) => ({
    name: stack.name,
    because: stack.because ?? '',
    reading: readStack(version === undefined ? stack : ofVersion(stack, version), typed, options.variables),
  }));
  // Names are for telling several apart.
  const serving = read.filter(({ reading }) => reading.chains.length > 0);
  const several = serving.length > 1;
  const readings = read.map(({ name, reading }) => (several ? named(name, reading) : reading));
  const chains = [...readings.flatMap((reading) => reading.chains), ...(stated?.chains ?? [])];
  const observations: Observation[] = readings.flatMap((reading) => reading.observations);
  observations.push(...(typed?.observations ?? []));
  if (stated !== undefined) observations.push(...withoutUselessPools(stated.observations, stated.chains));
  const held = options.contracts?.(chains);
  if (held !== undefined) observations.push(...held.observations);
  const found = withSeverities(evaluate(rules, { chains, observations }), options.severities);
  const { findings, ignored } = heldBack(sureEnough(found, options.minConfidence), options.ignores, options.today);
  const unknowns = [
    ...readings.flatMap((reading) => reading.unknowns),
    ...(typed?.unknowns ?? []),
    ...(stated?.unknowns ?? []),
    ...(held?.unknowns ?? []),
  ];
  const written = readings.length === 1 ? (readings[0] as StackReading).written : writtenIn(readings);
  return {
    chains,
    findings,
    ignored,
    unknowns,
    files: eachOnce([
      ...readings.flatMap((reading) => reading.files),
      ...(stated === undefined ? [] : [stated.file, ...(stated.files ?? [])]),
    ]),
    statistics: { stacks: serving.length, ...statisticsOf(chains, written + (stated?.written ?? 0), unknowns) },
    uses: readings.length === 1 ? (readings[0] as StackReading).uses : usesOnce(readings.flatMap(({ uses }) => uses)),
    stacks: several
      ? serving.map(({ name, because, reading }) => ({
          name,
          because,
          files: eachOnce([...reading.files, ...reading.uses.map(({ file }) => file)]),
        }))
      : [],
  };
}

/** Every nginx as being of one version, which somebody stated. */
function ofVersion(stack: Stack, version: NginxVersion): Stack {
  return { ...stack, nginx: stack.nginx.map((each) => ({ ...each, version })) };
}

/** How many values are written in files that several stacks may share: each place is counted once. */
function writtenIn(readings: readonly StackReading[]): number {
  const places = new Set<string>();
  for (const { chains } of readings) {
    for (const setting of chains.flatMap(({ hops }) => hops.flatMap(settingsOf))) {
      const { span } = setting;
      if (isChosen(setting)) places.add(`${setting.name} ${span.file.name}:${span.start}`);
    }
  }
  return places.size;
}

/** A manifest may both start an app server and set up a load balancer. */
function eachOnce(files: readonly SourceFile[]): SourceFile[] {
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

function single(hop: Hop): Fronts {
  return { hops: [hop], observations: [], unknowns: [] };
}

/** The rules to use; an error that tells all words which stand for none. */
function chosenRules(all: readonly Rule[], options: RuleChoice): readonly Rule[] {
  const selection = selectRules(all, options.select, options.ignore);
  const words = options.severities?.flatMap(({ word }) => selectionProblem(all, word) ?? []) ?? [];
  const problems = [...('problems' in selection ? selection.problems : []), ...words];
  if (problems.length > 0) throw new OptionError(problems);
  return rulesChosen(all, options);
}

function sureEnough(findings: readonly Finding[], least: Confidence | undefined): readonly Finding[] {
  if (least === undefined) return findings;
  return findings.filter((finding) => CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(least));
}

/**
 * Counts every value once: those written, those of the command line, and a default once for each setting that some
 * route leaves to it, however many do.
 */
function statisticsOf(
  chains: readonly Chain[],
  written: number,
  unknowns: readonly Unknown[],
): Omit<Statistics, 'stacks'> {
  const defaulted = new Set<string>();
  const flags = new Set<string>();
  const pending = new Set(TIMER_NAMES);
  let hops = 0;
  for (const { hops: own } of chains) {
    hops = Math.max(hops, own.length);
    for (const hop of own) {
      // Most clocks are left to their default on the first routes; the rest is worth a look on every one.
      for (const timer of pending) {
        const setting = hop.timer(timer);
        if (setting?.provenance === 'flag') flags.add(setting.name);
        else if (setting !== undefined && !isChosen(setting)) {
          defaulted.add(setting.name);
          pending.delete(timer);
        }
      }
    }
  }
  const unknown = unknowns.filter((each) => each.kind === 'value').length;
  const defaults = defaulted.size;
  return { hops, routes: chains.length, values: written + flags.size + defaults, defaults, unknown };
}
