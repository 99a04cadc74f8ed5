/**
 * The library: strings in, model and findings out. Nothing here reads files, starts processes or knows a terminal, so
 * that it runs in a browser as it does on a server.
 */
import type { Chain, Confidence } from './model/chain.js';
import type { Observation, Unknown } from './model/observation.js';
import { isChosen } from './model/setting.js';
import { TIMER_NAMES } from './model/timer.js';
import type { SourceFile } from './model/span.js';
import type { Finding } from './findings/finding.js';
import type { Analysis, Statistics } from './report/analysis.js';
import { builtinRules } from './rules/builtin.js';
import { evaluate } from './rules/evaluate.js';
import type { Rule } from './rules/rule.js';
import { selectRules } from './rules/select.js';
import { type FileHost, hostOf } from './sources/nginx/include.js';
import { readNginx } from './sources/nginx/index.js';
import { parseNginxVersion } from './sources/nginx/version.js';
import { chainsOf, keepAliveOff } from './topology/chains.js';
import { loadBalancer, type LoadBalancerIdle } from './topology/loadBalancer.js';

export type { Analysis, Statistics } from './report/analysis.js';
export type { Chain, Confidence, Leg, Route } from './model/chain.js';
export type { Duration } from './model/duration.js';
export type { Hop, FactValue } from './model/hop.js';
export type { Unknown } from './model/observation.js';
export type { Provenance, Setting } from './model/setting.js';
export { positionAt, sliceOf, type Position, type SourceFile, type Span } from './model/span.js';
export type { Clock, TimerName } from './model/timer.js';
export type { Edit, Finding, FindingSpan, Fix, Severity, StoryStep } from './findings/finding.js';
export type { FileHost, ReadProblem } from './sources/nginx/include.js';
export { hostOf } from './sources/nginx/include.js';
export { settingsOf } from './model/hop.js';

/** What may be said beside the files. */
export interface AnalyzeOptions {
  /** `--lb-idle`: how long a load balancer in front keeps an unused connection, in milliseconds, and where it was said. */
  readonly lbIdle?: LoadBalancerIdle;
  /** The nginx version, `1.28.0`; what depends on it is said with less force when it is not given. */
  readonly nginxVersion?: string;
  /** How `include` finds files; without it, among the given ones by their names. */
  readonly host?: FileHost;
  /** Names, codes or beginnings of codes (`TL1`) of the rules to use; all when absent or empty. */
  readonly select?: readonly string[];
  /** Names, codes or beginnings of codes of rules to leave out. */
  readonly ignore?: readonly string[];
  /** Findings less sure than this are left out. */
  readonly minConfidence?: Confidence;
  /** Rules to use instead of the built-in ones. */
  readonly rules?: readonly Rule[];
}

/** The words of an option that mean nothing here; `problems` are sentences for the person who wrote them. */
export class OptionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'OptionError';
  }
}

const CONFIDENCE: readonly Confidence[] = ['low', 'medium', 'high'];

/**
 * Reads nginx files and says where the clocks on their routes contradict each other. The same input gives the same
 * output. Whatever the files hold, it does not throw; it throws {@link OptionError} for a rule or a version that
 * does not exist.
 */
export function analyze(files: readonly SourceFile[], options: AnalyzeOptions = {}): Analysis {
  const rules = chosenRules(options);
  const version = options.nginxVersion === undefined ? undefined : parseNginxVersion(options.nginxVersion);
  if (options.nginxVersion !== undefined && version === undefined) {
    throw new OptionError([`"${options.nginxVersion}" is no nginx version; write it like 1.28.0`]);
  }
  const reading = readNginx(files, options.host ?? hostOf(files), version);
  const front = options.lbIdle && loadBalancer(options.lbIdle);
  const chains = chainsOf(reading.routes, front);
  const observations: Observation[] = [...reading.observations];
  for (const observation of keepAliveOff(chains)) observations.push(observation);
  const findings = sureEnough(evaluate(rules, { chains, observations }), options.minConfidence);
  const unknowns = reading.unknowns;
  return {
    chains,
    findings,
    unknowns,
    files: reading.files,
    statistics: statisticsOf(chains, reading.written, unknowns),
  };
}

function chosenRules(options: AnalyzeOptions): readonly Rule[] {
  const selection = selectRules(options.rules ?? builtinRules(), options.select, options.ignore);
  if ('problems' in selection) throw new OptionError(selection.problems);
  return selection.rules;
}

function sureEnough(findings: readonly Finding[], least: Confidence | undefined): readonly Finding[] {
  if (least === undefined) return findings;
  return findings.filter((finding) => CONFIDENCE.indexOf(finding.confidence) >= CONFIDENCE.indexOf(least));
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

export { renderConcise } from './report/concise.js';
export { renderJson } from './report/json.js';
export { renderPretty } from './report/pretty.js';
export { renderShow } from './report/show.js';
export { renderShowJson } from './report/showJson.js';
