/**
 * The library: strings in, model and findings out. Nothing here reads files, starts processes or knows a terminal, so
 * that it runs in a browser as it does on a server.
 */
import type { Confidence } from './model/chain.js';
import type { SourceFile } from './model/span.js';
import type { Analysis } from './report/analysis.js';
import type { Rule } from './rules/rule.js';
import { type FileHost } from './sources/nginx/include.js';
import { type LoadBalancerIdle } from './topology/loadBalancer.js';
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
export declare class OptionError extends Error {
    readonly problems: readonly string[];
    constructor(problems: readonly string[]);
}
/**
 * Reads nginx files and says where the clocks on their routes contradict each other. The same input gives the same
 * output. Whatever the files hold, it does not throw; it throws {@link OptionError} for a rule or a version that
 * does not exist.
 */
export declare function analyze(files: readonly SourceFile[], options?: AnalyzeOptions): Analysis;
export { renderConcise } from './report/concise.js';
export { renderJson } from './report/json.js';
export { renderPretty } from './report/pretty.js';
export { renderShow } from './report/show.js';
export { renderShowJson } from './report/showJson.js';
