import type { Finding } from '../findings/finding.js';
import type { Palette } from './palette.js';
import { printable, short } from './printable.js';
import { wrapped } from './width.js';

/** `warning[keepalive-race TL101]: headline`, wrapped. */
export function headlineLines(finding: Finding, width: number, palette: Palette): string[] {
  const tag = `${finding.severity}[${printable(finding.rule)} ${printable(finding.code)}]:`;
  const [first = '', ...rest] = wrapped(`${tag} ${short(finding.headline)}`, width);
  const text = palette.strong(first.slice(tag.length));
  return [palette[finding.severity](tag) + text, ...rest.map((line) => `  ${palette.strong(line)}`)];
}
