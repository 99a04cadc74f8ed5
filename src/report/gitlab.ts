/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Severity } from '../findings/finding.js';
import { withUniqueFingerprints } from '../findings/fingerprint.js';
import type { Analysis } from './analysis.js';
import { anchored, pathOf, regionOf, wellFormed } from './anchor.js';
import type { ReportOptions } from './options.js';
import { safeJson } from './printable.js';
import { withOthers } from './saying.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** One object a finding. GitLab shows no rule and no second place: both stand in the description. */
export function renderGitlab(analysis: Analysis, options: ReportOptions): string {
  const issues = anchored(withUniqueFingerprints(analysis.findings), analysis, options).map((each) => {
    const { line } = regionOf(each.span);
    return {
      description: `${each.finding.rule}: ${withOthers(each)}`,
      check_name: each.finding.rule,
      fingerprint: each.finding.fingerprint,
      severity: SEVERITY[each.finding.severity],
      location: { path: wellFormed(pathOf(each.span.file, options)), lines: { begin: line, end: line } },
    };
  });
  return `${safeJson(issues)}\n`;
}
