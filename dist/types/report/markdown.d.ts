import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** What was found, most severe first; the chains; what is unknown. */
export declare function renderMarkdown(analysis: Analysis, options: ReportOptions): string;
