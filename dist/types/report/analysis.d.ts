import type { Finding } from '../findings/finding.js';
import type { IgnoredFinding } from '../findings/ignore.js';
import type { Chain } from '../model/chain.js';
import type { Use } from '../model/use.js';
import type { Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
/** What was looked at, in numbers. */
export interface Statistics {
    /** Deployments that have chains; those that the configuration file states are none. */
    readonly stacks: number;
    readonly hops: number;
    readonly routes: number;
    readonly values: number;
    /** Of the values: those that nobody wrote. */
    readonly defaults: number;
    /** Of the values: those that could not be known. */
    readonly unknown: number;
}
/** One of several deployments that a repository holds. */
export interface AnalyzedStack {
    /** The `stack` of its routes. */
    readonly name: string;
    /** What was put together, and why, as a sentence without its end; empty where nobody says it. */
    readonly because: string;
    /** All that was read of it. */
    readonly files: readonly SourceFile[];
}
/** What a baseline did. */
export interface BaselineUse {
    /** The name of its file. */
    readonly file: string;
    /** How many findings it holds back. */
    readonly known: number;
    /** How many of its entries nothing was found for, of those whose rule and file were looked at. */
    readonly gone: number;
}
/** Everything that came out of reading the given files. Reports turn it into text. */
export interface Analysis {
    readonly chains: readonly Chain[];
    readonly findings: readonly Finding[];
    /** Findings that are held back, since somebody said so. */
    readonly ignored: readonly IgnoredFinding[];
    /** Where there is a baseline. */
    readonly baseline?: BaselineUse;
    /** How many findings are left out since they have no place in what was changed, where that was asked for. */
    readonly outside?: number;
    readonly unknowns: readonly Unknown[];
    /** All files read, those found by `include` too. */
    readonly files: readonly SourceFile[];
    /** What files are used for, as far as others say it. */
    readonly uses: readonly Use[];
    readonly statistics: Statistics;
    /** The deployments that were told apart, those without chains left out; none where there is only one. */
    readonly stacks: readonly AnalyzedStack[];
}
