import { type Finding } from '../findings/finding.js';
import type { Palette } from './palette.js';
/**
 * Findings of severity `info`, a few lines each: what, where, what to set. Those that say the same of several places
 * are one, with the first places and how many there are more.
 */
export declare function adviceLines(findings: readonly Finding[], width: number, palette: Palette): string[][];
