import type { Analysis } from './analysis.js';
import type { ReportOptions } from './options.js';
/** One diagnostic a finding, with the other places; columns count bytes of UTF-8, from 1. */
export declare function renderRdjson(analysis: Analysis, options: ReportOptions): string;
