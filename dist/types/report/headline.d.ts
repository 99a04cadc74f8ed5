import type { Finding } from '../findings/finding.js';
import type { Palette } from './palette.js';
/** `warning[keepalive-race TL101]: headline`, wrapped. */
export declare function headlineLines(finding: Finding, width: number, palette: Palette): string[];
