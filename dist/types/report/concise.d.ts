import type { Analysis } from './analysis.js';
import { type Palette } from './palette.js';
export interface ConciseOptions {
    readonly palette?: Palette;
    /** Only errors and warnings. */
    readonly quiet?: boolean;
}
/** One line a finding: `nginx.conf:3:5: warning[keepalive-race] headline (with --lb-idle 60)`. */
export declare function renderConcise(analysis: Analysis, options?: ConciseOptions): string;
