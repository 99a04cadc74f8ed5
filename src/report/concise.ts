import { primaryOf, type Finding } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import { PLAIN, type Palette } from './palette.js';
import { placeLabel } from './place.js';
import { printable, short } from './printable.js';

export interface ConciseOptions {
  readonly palette?: Palette;
  /** Only errors and warnings. */
  readonly quiet?: boolean;
}

/** One line a finding: `nginx.conf:3:5: warning[keepalive-race] headline (with --lb-idle 60)`. */
export function renderConcise(analysis: Analysis, options: ConciseOptions = {}): string {
  const palette = options.palette ?? PLAIN;
  return analysis.findings
    .filter((finding) => options.quiet !== true || finding.severity !== 'info')
    .map((finding) => `${conciseLine(finding, palette)}\n`)
    .join('');
}

function conciseLine(finding: Finding, palette: Palette): string {
  const primary = primaryOf(finding);
  const place = placeLabel(primary.span);
  const others = new Set(finding.spans.map((each) => placeLabel(each.span)));
  others.delete(place);
  const tag = palette[finding.severity](`${finding.severity}[${printable(finding.rule)}]`);
  const added = others.size === 0 ? '' : palette.dim(` (with ${[...others].join(', ')})`);
  return `${palette.place(place)}: ${tag} ${short(finding.headline)}${added}`;
}
