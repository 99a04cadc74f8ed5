import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import type { Rule } from '../rules/rule.js';
/** One finding as the baseline has it; all but the fingerprint is for people. */
export interface BaselineEntry {
    readonly fingerprint: string;
    readonly rule: string;
    readonly file: string;
    readonly headline: string;
}
export interface Baseline {
    readonly file: SourceFile;
    readonly entries: readonly BaselineEntry[];
}
/** What a run looked at. */
export interface Extent {
    /** The rules that were used. */
    readonly on: readonly Rule[];
    /** Whether only some files were named. */
    readonly partial: boolean;
}
/** Reads a baseline; what is wrong with it comes back as the end of a sentence. */
export declare function readBaseline(file: SourceFile): {
    readonly baseline: Baseline;
} | {
    readonly problem: string;
};
/** An analysis without the findings that a baseline knows; these stand under what is ignored. */
export declare function withBaseline(analysis: Analysis, baseline: Baseline, extent: Extent): Analysis;
/** The entries that nothing was found for, of those whose rule and file were looked at. */
export declare function goneFrom({ entries }: Baseline, analysis: Analysis, extent: Extent): readonly BaselineEntry[];
/**
 * The entries of a baseline of all findings that nothing holds back. Entries of the old one stay where their rule or
 * file was not looked at.
 */
export declare function baselineOf(analysis: Analysis, old: Baseline | undefined, extent: Extent): readonly BaselineEntry[];
/** The text of a baseline: by file, rule and headline, so that a change of it is easily read. */
export declare function baselineText(entries: readonly BaselineEntry[]): string;
