import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** Ten annotations of each level, most severe first; what GitHub would drop follows as plain lines of the log. */
export declare function renderGithub(analysis: Analysis, options: ReportOptions): string;
