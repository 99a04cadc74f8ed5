/** The baseline: findings that are known and not told again, each by its fingerprint. */
import { type Finding, primaryOf } from '../findings/finding.js';
import type { IgnoredFinding } from '../findings/ignore.js';
import { compareText } from '../findings/order.js';
import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import type { Rule } from '../rules/rule.js';

/** One finding as the baseline has it; all but the fingerprint is for people. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly headline: string;
}

export interface Baseline {
  readonly file: SourceFile;
  readonly entries: readonly BaselineEntry[];
}

/** What a run looked at. */
export interface Extent {
  /** The rules that were used. */
  readonly on: readonly Rule[];
  /** Whether only some files were named. */
  readonly partial: boolean;
}

const VERSION = 1;
const MOST = 100_000;

/** Reads a baseline; what is wrong with it comes back as the end of a sentence. */
export function readBaseline(file: SourceFile): { readonly baseline: Baseline } | { readonly problem: string } {
  let read: unknown;
  try {
    read = JSON.parse(file.text);
  } catch {
    return { problem: 'is no JSON' };
  }
  if (!isObject(read) || !Array.isArray(read['findings'])) return { problem: 'is no baseline: it has no "findings"' };
  if (read['schemaVersion'] !== VERSION) {
    return {
      problem: `has the schemaVersion ${JSON.stringify(read['schemaVersion'] ?? null)}, and ${VERSION} is known`,
    };
  }
  const found: readonly unknown[] = read['findings'];
  if (found.length > MOST) return { problem: `has more than ${MOST} findings` };
  const wrong = found.findIndex((entry) => !isEntry(entry));
  if (wrong >= 0) return { problem: `has no fingerprint, rule, file and headline in finding ${wrong + 1}` };
  return { baseline: { file, entries: found as readonly BaselineEntry[] } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(entry: unknown): boolean {
  return isObject(entry) && ['fingerprint', 'rule', 'file', 'headline'].every((key) => typeof entry[key] === 'string');
}

/** An analysis without the findings that a baseline knows; these stand under what is ignored. */
export function withBaseline(analysis: Analysis, baseline: Baseline, extent: Extent): Analysis {
  const { file, entries } = baseline;
  const places = placesIn(file);
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const told: Finding[] = [];
  const ignored: IgnoredFinding[] = [...analysis.ignored];
  for (const finding of analysis.findings) {
    if (!known.has(finding.fingerprint)) told.push(finding);
    else {
      const start = places.get(finding.fingerprint) ?? 0;
      const span = { file, start, end: start + finding.fingerprint.length };
      ignored.push({ finding, by: { said: 'baseline', span } });
    }
  }
  const use = {
    file: file.name,
    known: ignored.length - analysis.ignored.length,
    gone: goneFrom(baseline, analysis, extent).length,
  };
  return { ...analysis, findings: told, ignored, baseline: use };
}

/** The entries that nothing was found for, of those whose rule and file were looked at. */
export function goneFrom({ entries }: Baseline, analysis: Analysis, extent: Extent): readonly BaselineEntry[] {
  const found = new Set(allOf(analysis).map(({ fingerprint }) => fingerprint));
  const isSeen = seen(analysis, extent);
  return entries.filter((entry) => !found.has(entry.fingerprint) && isSeen(entry));
}

function allOf({ findings, ignored }: Analysis): readonly Finding[] {
  return [...findings, ...ignored.map(({ finding }) => finding)];
}

/** Whether what an entry speaks of was looked at. A rule that does not exist any more is as good as looked at. */
function seen({ files }: Analysis, { on, partial }: Extent): (entry: BaselineEntry) => boolean {
  const rules = new Set(on.map(({ name }) => name));
  const names = new Set(files.map(({ name }) => name));
  return ({ rule, file }) => rules.has(rule) && (!partial || names.has(file));
}

/**
 * The entries of a baseline of all findings that nothing holds back. Entries of the old one stay where their rule or
 * file was not looked at.
 */
export function baselineOf(analysis: Analysis, old: Baseline | undefined, extent: Extent): readonly BaselineEntry[] {
  const isSeen = seen(analysis, extent);
  const entries = new Map<string, BaselineEntry>();
  for (const entry of old?.entries ?? []) if (!isSeen(entry)) entries.set(entry.fingerprint, entry);
  for (const finding of analysis.findings) {
    const { fingerprint, rule, headline } = finding;
    entries.set(fingerprint, { fingerprint, rule, file: primaryOf(finding).span.file.name, headline });
  }
  return [...entries.values()];
}

/** The text of a baseline: by file, rule and headline, so that a change of it is easily read. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const sorted = entries.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.rule, b.rule) ||
      compareText(a.headline, b.headline) ||
      compareText(a.fingerprint, b.fingerprint),
  );
  const findings = sorted.map(({ fingerprint, rule, file, headline }) => ({ fingerprint, rule, file, headline }));
  return `${JSON.stringify({ schemaVersion: VERSION, findings }, undefined, 2)}\n`;
}

/** Where each fingerprint is written. */
function placesIn({ text }: SourceFile): Map<string, number> {
  return new Map(
    [...text.matchAll(/"([0-9a-f]{16}(?:-\d{1,9})?)"/g)].map((match) => [match[1] ?? '', match.index + 1]),
  );
}
