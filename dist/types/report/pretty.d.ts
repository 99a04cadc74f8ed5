import type { Finding } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import { type Palette } from './palette.js';
export interface PrettyOptions {
    /** Terminal columns to fill at most; 100 unless told, never below 40. */
    readonly width?: number;
    readonly palette?: Palette;
    /** Only errors and warnings: no advice (severity `info`) and no summary. */
    readonly quiet?: boolean;
    /** Whether what was checked is told at the end; true unless told or quiet. */
    readonly summary?: boolean;
}
/** Findings for a person: warnings and errors with their source lines, then advice, then what was checked. */
export declare function renderPretty(analysis: Analysis, options?: PrettyOptions): string;
/** One finding, whole. */
export declare function findingLines(finding: Finding, width: number, palette: Palette): string[];
/** The route on which a finding was found first, and how many more have it. */
export declare function routeText(finding: Finding): string;
