/** Puts the place of a finding first that a reviewer of a change can act on. */
import type { Finding, FindingSpan } from '../findings/finding.js';
import { compareFindings } from '../findings/order.js';
import { positionAt, type Span } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import type { Changes } from './diff.js';

/**
 * An analysis in which the primary place of every finding is one that was changed, where it has any: the primary one if
 * that was, else the first in hop order. With `only`, findings without such a place are left out and counted.
 */
export function withChangesFirst(analysis: Analysis, changes: Changes, only = false): Analysis {
  const findings: Finding[] = [];
  let outside = 0;
  for (const finding of analysis.findings) {
    const inside = finding.spans.filter((each) => isChanged(each, changes));
    if (inside.length === 0 && only) outside++;
    else findings.push(withPrimary(finding, inside));
  }
  return { ...analysis, findings: findings.toSorted(compareFindings), ...(only ? { outside } : {}) };
}

function withPrimary(finding: Finding, inside: readonly FindingSpan[]): Finding {
  const [first] = inside;
  if (first === undefined || inside.some(({ primary }) => primary)) return finding;
  return { ...finding, spans: finding.spans.map((each) => ({ ...each, primary: each === first })) };
}

/** What nobody wrote stands at the block that it holds for, of which only the first line counts. */
function isChanged({ span, provenance }: FindingSpan, changes: Changes): boolean {
  const ranges = changes.get(span.file.name);
  if (ranges === undefined || ranges === 'all') return ranges === 'all';
  const isWritten = provenance === 'explicit' || provenance === 'inherited';
  const [first, last] = linesOf(span, isWritten);
  return ranges.some((range) => range[0] <= last && first <= range[1]);
}

function linesOf({ file, start, end }: Span, whole: boolean): readonly [first: number, last: number] {
  const first = positionAt(file, start).line;
  return [first, whole ? positionAt(file, Math.max(start, end - 1)).line : first];
}
