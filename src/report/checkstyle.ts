/** Checkstyle's XML, which many tools read: https://checkstyle.org/config_reporting.html */
import type { Analysis } from './analysis.js';
import { anchored, pathOf, regionOf, type Anchored } from './anchor.js';
import type { ReportOptions } from './options.js';
import { withOthers } from './saying.js';
import { tag, XML_HEAD } from './xml.js';

/** An element a file that was read, with an element a finding; also files without any. */
export function renderCheckstyle(analysis: Analysis, options: ReportOptions): string {
  const lines = [XML_HEAD, tag('checkstyle', { version: '4.3' })];
  for (const [path, own] of byFile(analysis, options)) {
    lines.push(`  ${tag('file', { name: path }, own.length === 0)}`);
    if (own.length > 0) lines.push(...own.map((each) => `    ${errorOf(each)}`), '  </file>');
  }
  return `${[...lines, '</checkstyle>'].join('\n')}\n`;
}

/** The findings of each file, in order of first being named; files that were read come too when they have none. */
export function byFile(analysis: Analysis, options: ReportOptions): Map<string, Anchored[]> {
  const found = new Map<string, Anchored[]>(analysis.files.map((file) => [pathOf(file, options), []]));
  for (const each of anchored(analysis.findings, analysis, options)) {
    const path = pathOf(each.span.file, options);
    const own = found.get(path);
    if (own === undefined) found.set(path, [each]);
    else own.push(each);
  }
  return found;
}

function errorOf(each: Anchored): string {
  const { line, column } = regionOf(each.span);
  const { severity, rule } = each.finding;
  return tag('error', { line, column, severity, message: withOthers(each), source: `timeout-lint.${rule}` }, true);
}
