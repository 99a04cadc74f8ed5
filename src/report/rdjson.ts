/** Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
import { SEVERITIES, type Edit, type Finding, type Severity } from '../findings/finding.js';
import { positionAt, type SourceFile, type Span } from '../model/span.js';
import type { Analysis } from './analysis.js';
import { anchored, isInFile, pathOf, regionOf, wellFormed, type Anchored } from './anchor.js';
import type { ReportOptions } from './options.js';
import { placeLabel } from './place.js';
import { safeJson, short } from './printable.js';
import { pageFor, saying, waysOut } from './saying.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** One diagnostic a finding, with the other places; columns count bytes of UTF-8, from 1. */
export function renderRdjson(analysis: Analysis, options: ReportOptions): string {
  const worst = SEVERITIES.find((severity) => analysis.findings.some((finding) => finding.severity === severity));
  return `${safeJson({
    source: { name: options.tool.name },
    ...(worst === undefined ? {} : { severity: SEVERITY[worst] }),
    diagnostics: anchored(analysis.findings, analysis, options).map((each) => diagnosticOf(each, options)),
  })}\n`;
}

function diagnosticOf(each: Anchored, options: ReportOptions): object {
  const { finding, span, own } = each;
  const others = finding.spans.filter((other) => other !== own);
  // A flag is in no file: it is told in the message.
  const flags = others.filter((other) => !isInFile(other.span));
  const related = others.filter((other) => isInFile(other.span));
  const suggestions = suggestionsOf(finding, span.file);
  const url = pageFor(finding);
  const told = flags.map((other) => `${short(placeLabel(other.span))}: ${short(other.label)}`);
  return {
    message: [saying(finding), ...told, waysOut(finding)].filter(Boolean).join('\n'),
    location: locationOf(span, options),
    severity: SEVERITY[finding.severity],
    code: { value: finding.rule, ...(url === undefined ? {} : { url }) },
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(related.length === 0
      ? {}
      : {
          related_locations: related.map((other) => ({
            message: short(other.label),
            location: locationOf(other.span, options),
          })),
        }),
  };
}

/** Fixes that are one edit of the file that is shown: a suggestion names no file, and each is applied by itself. */
function suggestionsOf(finding: Finding, file: SourceFile): object[] {
  const single = finding.fixes.flatMap(({ edits }) => (edits.length === 1 ? [edits[0] as Edit] : []));
  return single
    .filter((edit) => edit.span.file === file && isInFile(edit.span))
    .map(({ span, text }) => ({
      range: { start: position(file, span.start), end: position(file, span.end) },
      text: wellFormed(text),
    }));
}

function locationOf(span: Span, options: ReportOptions): object {
  const { line, text } = regionOf(span);
  const start = position(span.file, span.start);
  return {
    path: wellFormed(pathOf(span.file, options)),
    range: { start, end: { line, column: start.column + bytes(text) } },
  };
}

/** Files of ASCII alone, in which bytes and units are the same; most are. */
const isAscii = new WeakMap<SourceFile, boolean>();

function position(file: SourceFile, offset: number): { line: number; column: number } {
  const { line, column } = positionAt(file, offset);
  let ascii = isAscii.get(file);
  if (ascii === undefined) isAscii.set(file, (ascii = !/[^\0-\x7f]/.test(file.text)));
  if (ascii) return { line, column };
  const at = Math.min(Math.max(offset, 0), file.text.length);
  return { line, column: 1 + bytes(file.text.slice(at - column + 1, at)) };
}

/** How long a text is in UTF-8; a lone surrogate is written as U+FFFD, which takes three bytes. */
function bytes(text: string): number {
  let count = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
