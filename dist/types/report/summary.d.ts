import type { Finding, Severity } from '../findings/finding.js';
import type { Unknown } from '../model/observation.js';
import type { Analysis } from './analysis.js';
import type { Palette } from './palette.js';
/** How many findings of each severity there are. */
export declare function countBySeverity(findings: readonly Finding[]): Record<Severity, number>;
/** What was found, what was checked, what is unknown, and what could be added. */
export declare function summaryLines(analysis: Analysis, width: number, palette: Palette): string[];
/** `Checked nginx.conf: 2 hops, 12 routes, 41 values: 5 defaults, 2 unknown.` */
export declare function checkedText(analysis: Analysis): string;
/** One sentence for each kind of unknown: `2 values unknown: \`${T}\` at nginx.conf:3:24, ...`. */
export declare function unknownTexts(unknowns: readonly Unknown[]): string[];
/** One sentence on what would let more be checked, or undefined where nothing is missing. */
export declare function nextStep(analysis: Analysis): string | undefined;
