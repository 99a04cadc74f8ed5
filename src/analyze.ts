/** Files in, model and findings out: the whole of the work, without any file system or terminal. */
import { type Chain, type Confidence, CONFIDENCES } from './model/chain.js';
import type { Hop } from './model/hop.js';
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
import { selectionProblem, selectRules } from './rules/select.js';
import { type RuleSeverity, rulesOn, withSeverities } from './rules/severities.js';
import { type FileHost, hostOf } from './sources/nginx/include.js';
import { readNginx } from './sources/nginx/index.js';
import { parseNginxVersion } from './sources/nginx/version.js';
import type { Variables } from './sources/shared/variables.js';
import type { AppServers } from './topology/appServers.js';
import { chainsOf, keepAliveOff, withoutUselessPools } from './topology/chains.js';
import type { Fronts } from './topology/fronts.js';
import type { ReadInfrastructure } from './topology/infrastructure.js';
import { loadBalancer, type LoadBalancerIdle } from './topology/loadBalancer.js';

/** What may be said beside the files. */
export interface AnalyzeOptions {
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
  /** Names, codes or beginnings of codes (`TL1`) of the rules to use; all when absent or empty. */
  readonly select?: readonly string[];
  /** Names, codes or beginnings of codes of rules to leave out. */
  readonly ignore?: readonly string[];
  /** Severities for rules instead of their own; the word that names a rule most closely counts, of equal ones the last. */
  readonly severities?: readonly RuleSeverity[];
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
  /** Values for names that files leave open. */
  readonly variables?: Variables;
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
  const rules = chosenRules(all, options);
  const version = options.nginxVersion === undefined ? undefined : parseNginxVersion(options.nginxVersion);
  if (options.nginxVersion !== undefined && version === undefined) {
    throw new OptionError([`"${options.nginxVersion}" is no nginx version; write it like 1.28.0`]);
  }
  const carried = (options.infrastructure?.nginx ?? []).map(({ file }) => file);
  const reading = readNginx([...files, ...carried], options.host ?? hostOf(files), version);
  const { apps, stated, lbIdle, infrastructure } = options;
  // What was typed wins over what files say.
  const named = options.fronts !== undefined || lbIdle !== undefined;
  const fronts = options.fronts ?? (lbIdle === undefined ? infrastructure?.fronts : single(loadBalancer(lbIdle)));
  const chains = [
    ...chainsOf(
      reading.routes,
      { all: fronts ?? NOTHING, waysTo: named ? undefined : infrastructure?.waysTo },
      apps?.servers,
    ),
    ...(stated?.chains ?? []),
  ];
  const read = [...reading.observations, ...(stated?.observations ?? [])];
  const observations: Observation[] = withoutUselessPools(read, chains);
  if (fronts !== undefined) observations.push(...fronts.observations);
  if (infrastructure !== undefined) observations.push(...infrastructure.observations);
  if (apps !== undefined) observations.push(...apps.observations);
  for (const observation of keepAliveOff(chains)) observations.push(observation);
  const held = options.contracts?.(chains);
  if (held !== undefined) observations.push(...held.observations);
  const found = withSeverities(evaluate(rules, { chains, observations }), options.severities);
  const { findings, ignored } = heldBack(sureEnough(found, options.minConfidence), options.ignores, options.today);
  const unknowns = [
    ...reading.unknowns,
    ...(fronts?.unknowns ?? []),
    ...(infrastructure?.unknowns ?? []),
    ...(apps?.unknowns ?? []),
    ...(stated?.unknowns ?? []),
    ...(held?.unknowns ?? []),
  ];
  const others = [infrastructure, apps, stated];
  const written = others.reduce((sum, each) => sum + (each?.written ?? 0), reading.written);
  return {
    chains,
    findings,
    ignored,
    unknowns,
    files: eachOnce([
      ...reading.files,
      ...(infrastructure?.files ?? []),
      ...(apps?.files ?? []),
      ...(stated === undefined ? [] : [stated.file, ...(stated.files ?? [])]),
    ]),
    statistics: statisticsOf(chains, written, unknowns),
  };
}

/** A manifest may both start an app server and set up a load balancer. */
function eachOnce(files: readonly SourceFile[]): SourceFile[] {
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

const NOTHING: Fronts = { hops: [], observations: [], unknowns: [] };

function single(hop: Hop): Fronts {
  return { hops: [hop], observations: [], unknowns: [] };
}

function chosenRules(all: readonly Rule[], options: AnalyzeOptions): readonly Rule[] {
  const selection = selectRules(all, options.select, options.ignore);
  const words = options.severities?.flatMap(({ word }) => selectionProblem(all, word) ?? []) ?? [];
  const problems = [...('problems' in selection ? selection.problems : []), ...words];
  if ('problems' in selection || problems.length > 0) throw new OptionError(problems);
  return rulesOn(selection.rules, options.severities);
}

function sureEnough(findings: readonly Finding[], least: Confidence | undefined): readonly Finding[] {
  if (least === undefined) return findings;
  return findings.filter((finding) => CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(least));
}

/**
 * Counts every value once: those written, those of the command line, and a default once for each setting that some
 * route leaves to it, however many do.
 */
function statisticsOf(chains: readonly Chain[], written: number, unknowns: readonly Unknown[]): Statistics {
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
