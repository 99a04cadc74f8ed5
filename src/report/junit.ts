/** JUnit's XML as Jenkins, GitLab and others read it: https://github.com/testmoapp/junitxml */
import type { Finding } from '../findings/finding.js';
import type { Analysis } from './analysis.js';
import { regionOf, type Anchored } from './anchor.js';
import { byFile } from './checkstyle.js';
import type { ReportOptions } from './options.js';
import { placeLabel } from './place.js';
import { inert, short } from './printable.js';
import { otherPlaces, saying, waysOut } from './saying.js';
import { tag, xmlText, XML_HEAD } from './xml.js';

/**
 * A suite for each file that was read, with a case a finding, named by its rule and route so that it keeps its history.
 * Advice is no failure: it is the output of a case that passes. A file without findings is one case that passes.
 */
export function renderJunit(analysis: Analysis, options: ReportOptions): string {
  const suites = [...byFile(analysis, options)];
  const all = suites.flatMap(([, own]) => own);
  const count = suites.reduce((sum, [, own]) => sum + Math.max(1, own.length), 0);
  const lines = [XML_HEAD, tag('testsuites', { name: options.tool.name, ...countsOf(all, count) })];
  for (const [path, own] of suites) {
    lines.push(`  ${tag('testsuite', { name: path, ...countsOf(own, Math.max(1, own.length)) })}`);
    if (own.length === 0) lines.push(`    ${tag('testcase', { name: CLEAN, classname: path, time: 0 }, true)}`);
    const names = new Map<string, number>();
    for (const each of own) lines.push(...caseLines(each, path, names));
    lines.push('  </testsuite>');
  }
  return inert(`${[...lines, '</testsuites>'].join('\n')}\n`);
}

const CLEAN = 'timeouts agree';

function countsOf(all: readonly Anchored[], tests: number): Record<string, number> {
  const failures = all.filter(({ finding }) => finding.severity !== 'info').length;
  return { tests, failures, errors: 0, skipped: 0, time: 0 };
}

function caseLines(each: Anchored, path: string, names: Map<string, number>): string[] {
  const { finding } = each;
  const name = finding.route === '' ? finding.rule : `${finding.rule}: ${short(finding.route)}`;
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  const { line } = regionOf(each.span);
  const unique = count === 1 ? name : `${name} (${count})`;
  const text = bodyText(each);
  return [
    `    ${tag('testcase', { name: unique, classname: path, time: 0, file: path, line })}`,
    ...(finding.severity === 'info'
      ? [`      <system-out>${text}</system-out>`]
      : [`      ${tag('failure', { type: finding.severity, message: headlineOf(finding) })}${text}</failure>`]),
    '    </testcase>',
  ];
}

function headlineOf(finding: Finding): string {
  return `${short(finding.headline)} (${finding.code})`;
}

function bodyText(each: Anchored): string {
  const { finding, own } = each;
  const here = own === undefined ? [] : [`${placeLabel(own.span)}: ${short(own.label)}`];
  const lines = [saying(finding), ...here, ...otherPlaces(each), waysOut(finding)].filter(Boolean);
  return xmlText(lines.join('\n'), true);
}
