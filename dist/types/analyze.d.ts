/** Files in, model and findings out: the whole of the work, without any file system or terminal. */
import { type Chain, type Confidence } from './model/chain.js';
import type { CheckContracts } from './model/contract.js';
import type { Observation, Unknown } from './model/observation.js';
import type { SourceFile } from './model/span.js';
import type { Ignore } from './findings/ignore.js';
import type { Analysis } from './report/analysis.js';
import type { Rule } from './rules/rule.js';
import { type RuleChoice } from './rules/choice.js';
import { type FileHost } from './sources/nginx/include.js';
import type { Variables } from './sources/shared/variables.js';
import type { AppServers } from './topology/appServers.js';
import type { Fronts } from './topology/fronts.js';
import type { ReadInfrastructure } from './topology/infrastructure.js';
import { type LoadBalancerIdle } from './topology/loadBalancer.js';
import { type Stack } from './topology/readStack.js';
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
export declare class OptionError extends Error {
    readonly problems: readonly string[];
    constructor(problems: readonly string[]);
}
/**
 * Reads nginx files and says where the clocks on their routes contradict each other. The same input gives the same
 * output. Whatever the files hold, it does not throw; it throws {@link OptionError} for a rule or a version that
 * does not exist.
 */
export declare function analyze(files: readonly SourceFile[], all: readonly Rule[], options?: AnalyzeOptions): Analysis;
/** The same for files that were sorted into stacks: hops of different stacks are never compared. */
export declare function analyzeStacks(stacks: readonly Stack[], all: readonly Rule[], options?: Omit<AnalyzeOptions, 'host' | 'apps' | 'infrastructure'>): Analysis;
