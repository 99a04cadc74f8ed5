import type { Finding, Severity } from '../findings/finding.js';
import { SEVERITIES } from '../findings/finding.js';
import type { Hop } from '../model/hop.js';
import type { Unknown } from '../model/observation.js';
import { isService } from '../model/services.js';
import { COMMAND_LINE } from '../model/span.js';
import type { Analysis, BaselineUse } from './analysis.js';
import type { Palette } from './palette.js';
import { fileLabel, placeLabel } from './place.js';
import { short } from './printable.js';
import { wrapped } from './width.js';
import { counted, listed } from './words.js';

const LISTED = 5;

/** How many findings of each severity there are. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** What was found, what was checked, what is unknown, and what could be added. */
export function summaryLines(analysis: Analysis, width: number, palette: Palette): string[] {
  const counts = countBySeverity(analysis.findings);
  const worst = SEVERITIES.find((severity) => counts[severity] > 0);
  const isNothing = worst === undefined && holdsNothing(analysis);
  const found = isNothing ? nothingText(analysis) : foundText(counts, analysis);
  const [first = '', ...rest] = wrapped(isNothing ? found : `${found} ${checkedText(analysis)}`, width);
  const colored =
    !isNothing && first.startsWith(found) ? palette[worst ?? 'good'](found) + first.slice(found.length) : first;
  const lines = [colored, ...rest];
  lines.push(...unknownTexts(analysis.unknowns).flatMap((text) => wrapped(text, width)));
  if (analysis.baseline !== undefined && analysis.baseline.gone > 0) {
    lines.push(...wrapped(goneText(analysis.baseline), width));
  }
  const next = nextStep(analysis);
  if (next !== undefined) lines.push(...wrapped(next, width).map(palette.dim));
  return lines;
}

/** Whether the files have no hop: what was typed to stand in front of them is none of theirs. */
function holdsNothing({ statistics, chains, files }: Analysis): boolean {
  const isTyped = (hop: Hop): boolean => isService(hop) && hop.span.file.name === COMMAND_LINE;
  return statistics.hops === 0 || (files.length > 0 && chains.every(({ hops }) => hops.every(isTyped)));
}

/** Files without anything that takes requests. */
function nothingText({ files }: Analysis): string {
  const [only] = files;
  const one = files.length === 1 && only !== undefined;
  const where = one ? `${fileLabel(only.name)}: it` : `${counted(files.length, 'file')}: they`;
  const verbs = one ? ['configures', 'starts'] : ['configure', 'start'];
  return `Nothing to check in ${where} ${verbs[0]} no nginx or load balancer and ${verbs[1]} no app server that timeout-lint knows.`;
}

function foundText(counts: Record<Severity, number>, analysis: Analysis): string {
  const parts = [
    counts.error > 0 ? counted(counts.error, 'error') : '',
    counts.warning > 0 ? counted(counts.warning, 'warning') : '',
    counts.info > 0 ? counted(counts.info, 'piece of advice', 'pieces of advice') : '',
  ].filter(Boolean);
  const held = heldTexts(analysis, parts.length > 0);
  return `${parts.length === 0 ? 'Nothing to report' : `Found ${listed(parts)}`}${held.map((each) => `; ${each}`).join('')}.`;
}

/** `2 more are ignored`, `3 are in the baseline`, `4 are outside of what was changed`. */
function heldTexts({ ignored, baseline, outside = 0 }: Analysis, more: boolean): string[] {
  const known = baseline?.known ?? 0;
  const texts: string[] = [];
  const add = (count: number, what: string): void => {
    if (count === 0) return;
    const [one, many] =
      texts.length > 0 ? ['is', 'are'] : more ? ['more is', 'more are'] : ['finding is', 'findings are'];
    texts.push(`${counted(count, one, many)} ${what}`);
  };
  add(ignored.length - known, 'ignored');
  add(known, 'in the baseline');
  add(outside, 'outside of what was changed');
  return texts;
}

function goneText({ file, gone }: BaselineUse): string {
  const entries = counted(gone, 'entry', 'entries');
  return `${entries} of ${fileLabel(file)} ${gone === 1 ? 'is' : 'are'} not found any more: timeout-lint baseline --prune removes ${gone === 1 ? 'it' : 'them'}.`;
}

/** `Checked nginx.conf: 2 hops, 12 routes, 41 values: 5 defaults, 2 unknown.`, and how many stacks where there are several. */
export function checkedText(analysis: Analysis): string {
  const { stacks, hops, routes, values, defaults, unknown } = analysis.statistics;
  const [only] = analysis.files;
  const what =
    analysis.files.length === 1 && only !== undefined ? fileLabel(only.name) : counted(analysis.files.length, 'file');
  const apart = stacks > 1 ? [counted(stacks, 'stack')] : [];
  const numbers = [...apart, counted(hops, 'hop'), counted(routes, 'route'), counted(values, 'value')].join(', ');
  return `Checked ${what}: ${numbers}: ${counted(defaults, 'default')}, ${unknown} unknown.`;
}

const UNKNOWN_WORDS: Readonly<Record<Unknown['kind'], readonly [one: string, many: string]>> = {
  value: ['value unknown', 'values unknown'],
  file: ['file not read', 'files not read'],
  template: ['template construct stepped over', 'template constructs stepped over'],
  link: ['load balancer not linked', 'load balancers not linked'],
  contract: ['contract not wholly checked', 'contracts not wholly checked'],
};

/** One sentence for each kind of unknown: `2 values unknown: \`${T}\` at nginx.conf:3:24, ...`. */
export function unknownTexts(unknowns: readonly Unknown[]): string[] {
  const texts: string[] = [];
  for (const kind of ['value', 'file', 'template', 'link', 'contract'] as const) {
    const places = new Set<string>();
    for (const unknown of unknowns) {
      if (unknown.kind === kind) places.add(placeOf(unknown));
    }
    if (places.size === 0) continue;
    const shown = [...places].slice(0, LISTED);
    const rest = places.size - shown.length;
    const [one, many] = UNKNOWN_WORDS[kind];
    texts.push(`${counted(places.size, one, many)}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`);
  }
  return texts;
}

function placeOf({ kind, text, name, span }: Unknown): string {
  const shown = `\`${short(text, 60)}\``;
  if (kind !== 'contract') return `${shown} at ${placeLabel(span)}`;
  return `${placeLabel(span)} (${CONTRACT_WORDS.get(name)?.(shown) ?? `${shown} is unknown`})`;
}

/** Why a contract was not checked: by the name of its unknown, where that is no setting. */
const CONTRACT_WORDS: ReadonlyMap<string, (shown: string) => string> = new Map([
  ['route', (shown: string) => `no route ${shown} among the files given`],
  ['clocks', (shown: string) => `nothing is known on ${shown} that could break it`],
]);

/** One sentence on what would let more be checked, or undefined where nothing is missing. */
export function nextStep(analysis: Analysis): string | undefined {
  const chains = analysis.chains.filter((chain) => chain.route.protocol === 'http');
  const [front] = chains[0]?.hops ?? [];
  if (front === undefined || holdsNothing(analysis)) return undefined;
  if (chains.every(({ hops }) => hops.every(isService))) {
    return `Nothing behind ${short(front.label, 60)} is among the files: name its nginx or its app server, too.`;
  }
  // The balancer is the hop before the one that was read: without it nginx stands first.
  if (!chains.some(({ hops: [first, next] }) => first && (isService(first) || (next && first.product !== 'nginx')))) {
    if (analysis.unknowns.some(({ kind }) => kind === 'link')) {
      return 'Which of them stands in front no file says: name it with its clocks, as in --lb aws-alb:idle_timeout=60.';
    }
    return `No load balancer given: add --lb-idle 60 (its idle timeout, in seconds) to check the connections between it and ${short(front.label, 60)}.`;
  }
  if (analysis.unknowns.some((unknown) => unknown.kind === 'file')) {
    return 'To read includes that lie elsewhere, add --prefix DIR or --path-map FROM=TO.';
  }
  const nginx = chains.flatMap((chain) => chain.hops).find((hop) => hop.product === 'nginx');
  if (nginx !== undefined && nginx.version === undefined) {
    return 'nginx version not given: add --nginx-version 1.28.0 (see `nginx -v`) to use the defaults of that version.';
  }
  return undefined;
}
