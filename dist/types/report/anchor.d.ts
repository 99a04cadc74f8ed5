/** Places as other programs want them: each in a file, on one line, and no finding without any. */
import { type Finding, type FindingSpan } from '../findings/finding.js';
import { type SourceFile, type Span } from '../model/span.js';
import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** A finding with the place that stands for it, which is in a file. */
export interface Anchored {
    readonly finding: Finding;
    readonly span: Span;
    /** The place among the finding's own that `span` is; undefined where none of them is in a file. */
    readonly own: FindingSpan | undefined;
}
/** A range within one line; line and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Region {
    readonly line: number;
    readonly column: number;
    readonly endColumn: number;
    readonly text: string;
}
/**
 * Each finding with its primary place, or where that is a flag, its first one in a file. One that speaks of flags alone
 * stands at the beginning of the configuration file, or else of the first file that was read.
 */
export declare function anchored(findings: readonly Finding[], analysis: Analysis, options: Pick<ReportOptions, 'configuration'>): Anchored[];
/** Whether a place is in a file that somebody can open: no flag, and not what an image has of its own. */
export declare function isInFile(span: Span): boolean;
/** The first line of a place: a program that shows a whole block shows nothing in particular. */
export declare function regionOf({ file, start, end }: Span): Region;
/** The path of a file from the root of the repository on, without `./`; an absolute one stays. */
export declare function pathOf(file: SourceFile, { base }: Pick<ReportOptions, 'base'>): string;
/** A text without lone surrogates, which many programs refuse: U+FFFD stands for each. */
export declare function wellFormed(text: string): string;
