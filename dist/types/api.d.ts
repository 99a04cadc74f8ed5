/**
 * The library: strings in, model and findings out. Nothing here reads files, starts processes or knows a terminal, so
 * that it runs in a browser as it does on a server.
 */
import { type AnalyzeOptions as RunOptions, OptionError } from './analyze.js';
import type { SourceFile } from './model/span.js';
import type { Baseline } from './ignores/baseline.js';
import type { Analysis } from './report/analysis.js';
import type { DescribedRule } from './report/options.js';
import type { Rule } from './rules/rule.js';
import type { ReadFile } from './sources/shared/app.js';
import type { Variables } from './sources/shared/variables.js';
import { type AppServers } from './topology/appServers.js';
import { type Fronts } from './topology/fronts.js';
/**
 * Reads the app servers that files start (Dockerfile, compose, Kubernetes, ECS, Procfile, systemd, supervisor, scripts,
 * Python), for `analyze`'s option `apps`. `find` gives a file beside the given ones by its path; without it, the given
 * ones are looked through. `variables` are values for names that they leave open. Never throws; what is read is never run.
 */
export declare function readAppServers(files: readonly SourceFile[], find?: ReadFile, variables?: Variables): AppServers;
/**
 * Reads nginx files and says where the clocks on their routes contradict each other. The same input gives the same
 * output. Comments in them hold findings back (`timeout-lint: ignore[rule] -- reason`). Whatever the files hold, it does not
 * throw; it throws {@link OptionError} for a rule or a version that does not exist.
 */
export declare function analyze(files: readonly SourceFile[], options?: AnalyzeOptions): Analysis;
/** What may be said beside the files. */
export interface AnalyzeOptions extends RunOptions {
    /** Rules to use instead of the built-in ones. */
    readonly rules?: readonly Rule[];
    /** Whether only some of the files are given, so that an ignore without a place may speak of another one. */
    readonly partial?: boolean;
    /** Whether every ignore must give a reason; what is doubtful about ignores is then a warning. */
    readonly strict?: boolean;
    /** Findings that are known, as `readBaseline` reads them. */
    readonly baseline?: Baseline;
}
/**
 * The load balancers, CDNs and platforms in front, as `--lb` takes them (`aws-alb:idle_timeout=120`), outermost first, for
 * `analyze`'s option `fronts`. Throws {@link OptionError} for a product or a setting that does not exist.
 */
export declare function loadBalancers(...words: readonly string[]): Fronts;
/** What every rule that comes with the library says of itself, for `renderSarif`'s option `rules`. */
export declare function describedRules(): readonly DescribedRule[];
export { OptionError };
export { type Baseline, type BaselineEntry, readBaseline } from './ignores/baseline.js';
export { type ReadInfrastructure, readInfrastructure } from './topology/infrastructure.js';
export type { Analysis, Statistics } from './report/analysis.js';
export type { Chain, Confidence, Leg, Route } from './model/chain.js';
export type { Duration } from './model/duration.js';
export type { Hop, FactValue } from './model/hop.js';
export type { Unknown } from './model/observation.js';
export type { Provenance, Setting } from './model/setting.js';
export { positionAt, sliceOf, type Position, type SourceFile, type Span } from './model/span.js';
export type { Clock, TimerName } from './model/timer.js';
export type { Edit, End, Finding, FindingSpan, Fix, Safety, Severity, StoryStep } from './findings/finding.js';
export { applyFixes, type Applied, type Left, type LeftBecause, type Original } from './findings/apply.js';
export { chosenFix, type Choice } from './findings/choice.js';
export type { FileHost, ReadProblem } from './sources/nginx/include.js';
export { hostOf } from './sources/nginx/include.js';
export type { Piece, Pieces } from './sources/shared/pieces.js';
export type { Variables } from './sources/shared/variables.js';
export { settingsOf } from './model/hop.js';
export type { Contract, ContractKind, ContractReading, ContractWord, CheckContracts } from './model/contract.js';
export { contractsOver } from './rules/contracts.js';
export type { Ignore, IgnoredFinding, Where } from './findings/ignore.js';
export type { RuleLevel, RuleSeverity } from './rules/severities.js';
export type { Fronts } from './topology/fronts.js';
export type { AppServer, AppServers } from './topology/appServers.js';
export { renderCheckstyle } from './report/checkstyle.js';
export { renderConcise } from './report/concise.js';
export { renderGithub } from './report/github.js';
export { renderGitlab } from './report/gitlab.js';
export { renderJson } from './report/json.js';
export { renderJunit } from './report/junit.js';
export { renderMarkdown } from './report/markdown.js';
export type { DescribedRule, ReportOptions } from './report/options.js';
export { renderPretty } from './report/pretty.js';
export { renderRdjson } from './report/rdjson.js';
export { renderSarif } from './report/sarif.js';
export { renderShow } from './report/show.js';
export { renderShowJson } from './report/showJson.js';
