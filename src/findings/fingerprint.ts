import type { Finding } from './finding.js';

/**
 * A short stable name for a finding: FNV-1a, 64 bits, as 16 hexadecimal digits. Give it only what survives an
 * edit elsewhere in the file: rule, hops, settings, values, route; no offsets and no line numbers.
 */
export function fingerprintOf(parts: readonly string[]): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const feed = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    // times the FNV prime 2^40 + 0x1b3, in halves of 32 bits
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  };
  const text = parts.join('\u0000');
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    feed(unit & 0xff);
    if (unit > 0xff) feed(unit >>> 8);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** Makes fingerprints unique within a run: the second finding with the same one gets `-2`, and so on. */
export function withUniqueFingerprints(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    return count === 1 ? finding : { ...finding, fingerprint: `${finding.fingerprint}-${count}` };
  });
}
