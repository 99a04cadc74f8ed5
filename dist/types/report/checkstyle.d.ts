/** Checkstyle's XML, which many tools read: https://checkstyle.org/config_reporting.html */
import type { Analysis } from './analysis.js';
import { type Anchored } from './anchor.js';
import type { ReportOptions } from './options.js';
/** An element a file that was read, with an element a finding; also files without any. */
export declare function renderCheckstyle(analysis: Analysis, options: ReportOptions): string;
/** The findings of each file, in order of first being named; files that were read come too when they have none. */
export declare function byFile(analysis: Analysis, options: ReportOptions): Map<string, Anchored[]>;
