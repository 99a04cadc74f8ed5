/** SARIF 2.1.0, as GitHub's code scanning reads it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
import { type Severity, type StoryStep } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** All findings with every place, the story in time, and the fixes. What is ignored is left out: GitHub would show it. */
export declare function renderSarif(analysis: Analysis, options: ReportOptions): string;
export declare const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>>;
/** `30s, nginx: closes the connection (access log: 200)`. */
export declare function stepText({ at, hop, event, log }: StoryStep): string;
