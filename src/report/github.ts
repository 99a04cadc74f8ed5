/** Annotations of GitHub Actions: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
import { SEVERITIES, type Severity } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import { anchored, pathOf, regionOf, type Anchored } from './anchor.js';
import { renderConcise } from './concise.js';
import type { ReportOptions } from './options.js';
import { printable } from './printable.js';
import { otherPlaces, saying, waysOut, worstFirst } from './saying.js';
import { counted } from './words.js';

/** How many annotations of a level GitHub takes from a step; it drops the others without a word. */
const EACH = 10;

/** The longest message that the runner keeps, counted as it is written, so that it is whole by any count. */
const LONGEST = 4096;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Ten annotations of each level, most severe first; what GitHub would drop follows as plain lines of the log. */
export function renderGithub(analysis: Analysis, options: ReportOptions): string {
  const findings = analysis.findings.filter(({ severity }) => options.quiet !== true || severity !== 'info');
  const lines: string[] = [];
  const rest: Anchored[] = [];
  const all = anchored(worstFirst(findings), analysis, options);
  for (const severity of SEVERITIES) {
    const own = all.filter(({ finding }) => finding.severity === severity);
    lines.push(...own.slice(0, EACH).map((each) => annotation(each, options)));
    rest.push(...own.slice(EACH));
  }
  if (rest.length > 0) {
    lines.push(`${counted(rest.length, 'finding')} more than GitHub shows as annotations (${EACH} of a level a step):`);
  }
  const more = renderConcise({ ...analysis, findings: rest.map(({ finding }) => finding) });
  return lines.map((line) => `${line}\n`).join('') + more;
}

function annotation(each: Anchored, options: ReportOptions): string {
  const { finding, span } = each;
  const { line, column, endColumn } = regionOf(span);
  const properties = {
    file: relative(printable(pathOf(span.file, options))),
    line,
    endLine: line,
    col: column,
    endColumn,
    title: `${finding.rule} (${finding.code})`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  const places = otherPlaces(each).map((place) => `  ${place}`);
  return `::${COMMANDS[finding.severity]} ${written.join(',')}::${message([saying(finding), waysOut(finding)], places)}`;
}

/** A name that the runner takes as it is: of several `=` it may drop one. */
function relative(path: string): string {
  return path.startsWith('=') ? `./${path}` : path;
}

/** Prose, then the other places; where both are too long, prose is cut. */
function message(prose: readonly string[], places: readonly string[]): string {
  const after = cut(places.map((place) => `\n${place}`).join(''), LONGEST / 2);
  return cut(prose.filter(Boolean).join('\n'), LONGEST - after.length) + after;
}

/** A text as data of a command, at most `room` long in UTF-16 units. */
function cut(text: string, room: number): string {
  const whole = data(text);
  if (whole.length <= room) return whole;
  let written = '';
  for (const char of text) {
    const next = data(char);
    if (written.length + next.length > room - 1) break;
    written += next;
  }
  return `${written}…`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
