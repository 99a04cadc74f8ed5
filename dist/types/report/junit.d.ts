import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/**
 * A suite for each file that was read, with a case a finding, named by its rule and route so that it keeps its history.
 * Advice is no failure: it is the output of a case that passes. A file without findings is one case that passes.
 */
export declare function renderJunit(analysis: Analysis, options: ReportOptions): string;
