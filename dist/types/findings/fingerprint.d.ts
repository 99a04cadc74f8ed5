import type { Finding } from './finding.js';
/**
 * A short stable name for a finding: FNV-1a, 64 bits, as 16 hexadecimal digits. Give it only what survives an
 * edit elsewhere in the file: rule, hops, settings, values, route; no offsets and no line numbers.
 */
export declare function fingerprintOf(parts: readonly string[]): string;
/** Makes fingerprints unique within a run: the second finding with the same one gets `-2`, and so on. */
export declare function withUniqueFingerprints(findings: readonly Finding[]): Finding[];
