import type { Edit, Finding } from '../findings/finding.js';
import type { IgnoredFinding } from '../findings/ignore.js';
import type { Unknown } from '../model/observation.js';
import { positionAt, type Span } from '../model/span.js';
import type { Analysis } from './analysis.js';
import { safeJson } from './printable.js';
import { countBySeverity } from './summary.js';

export interface JsonOptions {
  readonly tool: { readonly name: string; readonly version: string };
}

/** Findings for programs (`schemas/findings.schema.json`): lines and columns count from 1, an end is exclusive. */
export function renderJson(analysis: Analysis, options: JsonOptions): string {
  const counts = countBySeverity(analysis.findings);
  return `${safeJson({
    schemaVersion: 1,
    tool: { name: options.tool.name, version: options.tool.version },
    findings: analysis.findings.map(findingJson),
    ignored: analysis.ignored.map(ignoredJson),
    unknowns: analysis.unknowns.map(unknownJson),
    summary: {
      files: analysis.files.length,
      stacks: analysis.statistics.stacks,
      hops: analysis.statistics.hops,
      routes: analysis.statistics.routes,
      values: analysis.statistics.values,
      defaults: analysis.statistics.defaults,
      unknown: analysis.statistics.unknown,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      ignored: analysis.ignored.length,
      ...(analysis.baseline === undefined ? {} : { baseline: analysis.baseline }),
      ...(analysis.outside === undefined ? {} : { outside: analysis.outside }),
    },
  })}\n`;
}

/** A range as JSON has it. Columns count UTF-16 units. */
export function rangeJson(span: Span): object {
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, span.end);
  return { file: span.file.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    code: finding.code,
    severity: finding.severity,
    confidence: finding.confidence,
    ...(finding.link === undefined ? {} : { link: finding.link }),
    headline: finding.headline,
    consequence: finding.consequence,
    route: finding.route,
    moreRoutes: finding.moreRoutes,
    spans: finding.spans.map(({ span, label, hop, provenance, primary }) => ({
      ...rangeJson(span),
      label,
      hop,
      provenance,
      primary,
    })),
    story: finding.story.map(({ at, hop, event, log }) => ({ at, hop, event, ...(log === undefined ? {} : { log }) })),
    fixes: finding.fixes.map(({ description, edits, safety, end }) => ({
      description,
      safety,
      ...(end === undefined ? {} : { end }),
      edits: edits.map(editJson),
    })),
    docs: finding.docs,
    sources: finding.sources,
    fingerprint: finding.fingerprint,
  };
}

/** A finding that is held back, with what says so. */
function ignoredJson({ finding, by }: IgnoredFinding): object {
  const { line, column } = positionAt(by.span.file, by.span.start);
  const said = {
    ...(by.reason === undefined ? {} : { reason: by.reason }),
    ...(by.until === undefined ? {} : { until: by.until }),
  };
  return {
    ...findingJson(finding),
    ignoredBy: { kind: by.said ?? 'configuration', file: by.span.file.name, line, column, ...said },
  };
}

function editJson(edit: Edit): object {
  return { ...rangeJson(edit.span), text: edit.text };
}

function unknownJson(unknown: Unknown): object {
  const { line, column } = positionAt(unknown.span.file, unknown.span.start);
  return { kind: unknown.kind, text: unknown.text, name: unknown.name, file: unknown.span.file.name, line, column };
}
