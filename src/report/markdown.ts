/** A job summary: GitHub's GITHUB_STEP_SUMMARY, a comment, a page. GitHub takes 1 MiB. */
import type { Finding } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import { stepText } from './sarif.js';
import { chainLines } from './markdownChains.js';
import { markdownCode, markdownTable, markdownText } from './markdownText.js';
import type { ReportOptions } from './options.js';
import { placeLabel } from './place.js';
import { routeText } from './pretty.js';
import { inert, short } from './printable.js';
import { pageFor, worstFirst } from './saying.js';
import { checkedText, countBySeverity, nextStep, unknownTexts } from './summary.js';
import { circled, counted, listed } from './words.js';

/** How many findings are told whole, and how many in a line: the rest is counted. */
const WHOLE = 50;
const LINES = 500;

/** Places that are told of one finding. */
const PLACES = 20;

/** What was found, most severe first; the chains; what is unknown. */
export function renderMarkdown(analysis: Analysis, options: ReportOptions): string {
  const findings = worstFirst(analysis.findings);
  const grave = findings.filter(({ severity }) => severity !== 'info');
  const advice = options.quiet === true ? [] : findings.filter(({ severity }) => severity === 'info');
  const lines = [`## ${markdownText(options.tool.name)}: ${titleOf(analysis)}`, ''];
  for (const finding of grave.slice(0, WHOLE)) lines.push(...findingLines(finding));
  if (grave.length > WHOLE) lines.push('### Further findings', '', ...shortLines(grave.slice(WHOLE)), '');
  if (advice.length > 0) {
    lines.push(...folded(counted(advice.length, 'piece of advice', 'pieces of advice'), shortLines(advice)));
  }
  if (options.quiet !== true) lines.push(...aroundLines(analysis));
  return inert(`${lines.join('\n').trimEnd()}\n`);
}

function titleOf({ findings, ignored }: Analysis): string {
  const counts = countBySeverity(findings);
  const parts = [
    counts.error > 0 ? counted(counts.error, 'error') : '',
    counts.warning > 0 ? counted(counts.warning, 'warning') : '',
    counts.info > 0 ? counted(counts.info, 'piece of advice', 'pieces of advice') : '',
    ignored.length > 0 ? `${ignored.length} ignored` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing to report' : listed(parts);
}

function findingLines(finding: Finding): string[] {
  const fixes = finding.fixes.map(({ description }) => `- ${markdownText(short(description, 600))}`);
  const places = finding.spans.slice(0, PLACES).map(({ span, label, primary }, index) => {
    const text = markdownText(short(label));
    return [circled(index + 1), markdownCode(short(placeLabel(span))), primary ? `**${text || 'here'}**` : text];
  });
  const url = pageFor(finding);
  const more = [
    finding.route === '' ? '' : `On ${markdownCode(routeText(finding))}.`,
    finding.link === undefined ? '' : `Linked because ${markdownText(short(finding.link, 200))}.`,
    `\`timeout-lint explain ${finding.rule}\`${url === undefined ? '' : ` · [the vendor's page](<${url}>)`}`,
  ].filter(Boolean);
  return [
    `### ${finding.severity === 'error' ? '❌' : '⚠️'} ${markdownText(short(finding.headline))}`,
    '',
    `${finding.severity}, rule \`${finding.rule}\` (${finding.code}). ${markdownText(short(finding.consequence, 1000))}`,
    '',
    ...markdownTable([['', 'where', 'what stands there'], ...places]),
    '',
    ...(fixes.length === 0 ? [] : [`**What to set**${fixes.length > 1 ? ', one of these' : ''}:`, '', ...fixes, '']),
    ...folded(
      'What happens when',
      finding.story.slice(0, PLACES).map((step) => `- ${markdownText(stepText(step))}`),
    ),
    more.join(' '),
    '',
  ];
}

/** A line for each, as many as are read. */
function shortLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, LINES).map((finding) => {
    const [first] = finding.spans;
    const primary = finding.spans.find((each) => each.primary) ?? first;
    const place = primary === undefined ? '' : markdownCode(short(placeLabel(primary.span)));
    return `- ${place} ${markdownText(short(finding.headline))} (\`${finding.rule}\`)`;
  });
  const rest = findings.length - LINES;
  return rest > 0 ? [...lines, `- and ${rest} more`] : lines;
}

/** The chains, what was checked, and what is unknown. */
function aroundLines(analysis: Analysis): string[] {
  const next = nextStep(analysis);
  const unknown = unknownTexts(analysis.unknowns).map((text) => `- ${markdownText(text)}`);
  return [
    ...(analysis.chains.length === 0 ? [] : ['### The chain', '', ...chainLines(analysis.chains)]),
    ...(unknown.length === 0 ? [] : ['### What is unknown', '', ...unknown, '']),
    markdownText(checkedText(analysis)),
    ...(next === undefined ? [] : ['', markdownText(next)]),
    '',
  ];
}

/** What is shown only when asked for; nothing for no lines. */
function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}
