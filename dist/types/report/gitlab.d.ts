import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** One object a finding. GitLab shows no rule and no second place: both stand in the description. */
export declare function renderGitlab(analysis: Analysis, options: ReportOptions): string;
