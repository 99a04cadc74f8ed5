import type { Finding } from '../findings/finding.js';
import { adviceLines } from './advice.js';
import type { Analysis } from './analysis.js';
import { excerpt, type Mark } from './excerpt.js';
import { fixLines } from './fixes.js';
import { headlineLines } from './headline.js';
import { PLAIN, type Palette } from './palette.js';
import { keyed, paragraph, paragraphRoom } from './paragraphs.js';
import { inert, printable, short } from './printable.js';
import { summaryLines } from './summary.js';
import { circled, counted } from './words.js';

export interface PrettyOptions {
  /** Terminal columns to fill at most; 100 unless told, never below 40. */
  readonly width?: number;
  readonly palette?: Palette;
  /** Only errors and warnings: no advice (severity `info`) and no summary. */
  readonly quiet?: boolean;
  /** Whether what was checked is told at the end; true unless told or quiet. */
  readonly summary?: boolean;
}

/** Findings for a person: warnings and errors with their source lines, then advice, then what was checked. */
export function renderPretty(analysis: Analysis, options: PrettyOptions = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const palette = options.palette ?? PLAIN;
  const blocks = analysis.findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => findingLines(finding, width, palette));
  if (options.quiet !== true) {
    blocks.push(
      ...adviceLines(
        analysis.findings.filter((finding) => finding.severity === 'info'),
        width,
        palette,
      ),
    );
    if (options.summary !== false) blocks.push(summaryLines(analysis, width, palette));
  }
  return inert(blocks.map((lines) => `${lines.join('\n')}\n`).join('\n'));
}

/** One finding, whole. */
export function findingLines(finding: Finding, width: number, palette: Palette): string[] {
  const several = finding.spans.length > 1;
  const marks = finding.spans.map(({ span, label, primary }, index): Mark => {
    const text = several ? `${circled(index + 1)} ${short(label)}` : short(label);
    return { span, label: text, primary };
  });
  return [
    ...headlineLines(finding, width, palette),
    ...excerpt(marks, { width, palette, accent: palette[finding.severity] }),
    ...paragraph('what happens', short(finding.consequence, 1000), width, palette),
    ...keyed('what to set', fixLines(finding.fixes, paragraphRoom(width), palette), palette),
    ...paragraph('on', routeText(finding), width, palette),
    ...paragraph('linked', finding.link === undefined ? '' : `because ${short(finding.link, 200)}`, width, palette),
    ...paragraph('learn more', `timeout-lint explain ${printable(finding.rule)}`, width, palette),
  ];
}

/** The route on which a finding was found first, and how many more have it. */
export function routeText(finding: Finding): string {
  if (finding.route === '') return '';
  const more = finding.moreRoutes > 0 ? ` and ${counted(finding.moreRoutes, 'more route')}` : '';
  return short(finding.route, 200) + more;
}
