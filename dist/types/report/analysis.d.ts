import type { Finding } from '../findings/finding.js';
import type { IgnoredFinding } from '../findings/ignore.js';
import type { Chain } from '../model/chain.js';
import type { Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
/** What was looked at, in numbers. */
export interface Statistics {
    readonly hops: number;
    readonly routes: number;
    readonly values: number;
    /** Of the values: those that nobody wrote. */
    readonly defaults: number;
    /** Of the values: those that could not be known. */
    readonly unknown: number;
}
/** Everything that came out of reading the given files. Reports turn it into text. */
export interface Analysis {
    readonly chains: readonly Chain[];
    readonly findings: readonly Finding[];
    /** Findings that are held back, since somebody said so. */
    readonly ignored: readonly IgnoredFinding[];
    readonly unknowns: readonly Unknown[];
    /** All files read, those found by `include` too. */
    readonly files: readonly SourceFile[];
    readonly statistics: Statistics;
}
