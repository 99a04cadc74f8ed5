/** Places as other programs want them: each in a file, on one line, and no finding without any. */
import { primaryOf, type Finding, type FindingSpan } from '../findings/finding.js';
import { isConfiguration, CONFIGURATION_NAMES } from '../config/names.js';
import { positionAt, type SourceFile, type Span } from '../model/span.js';
import { isShipped } from '../sources/nginx/shipped.js';
import { joinPath } from '../sources/shared/path.js';
import type { Analysis } from './analysis.js';
import { lineAround } from './line.js';
import type { ReportOptions } from './options.js';
import { isFlag } from './place.js';

/** A finding with the place that stands for it, which is in a file. */
export interface Anchored {
  readonly finding: Finding;
  readonly span: Span;
  /** The place among the finding's own that `span` is; undefined where none of them is in a file. */
  readonly own: FindingSpan | undefined;
}

/** A range within one line; line and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly text: string;
}

/**
 * Each finding with its primary place, or where that is a flag, its first one in a file. One that speaks of flags alone
 * stands at the beginning of the configuration file, or else of the first file that was read.
 */
export function anchored(
  findings: readonly Finding[],
  analysis: Analysis,
  options: Pick<ReportOptions, 'configuration'>,
): Anchored[] {
  const file = options.configuration ?? analysis.files.find(({ name }) => isConfiguration(name)) ?? analysis.files[0];
  const elsewhere: Span = { file: file ?? NOWHERE, start: 0, end: 0 };
  return findings.map((finding) => {
    const primary = primaryOf(finding);
    const own = isInFile(primary.span) ? primary : finding.spans.find(({ span }) => isInFile(span));
    return { finding, span: own?.span ?? elsewhere, own };
  });
}

/** Whether a place is in a file that somebody can open: no flag, and not what an image has of its own. */
export function isInFile(span: Span): boolean {
  return !isFlag(span) && !isShipped(span.file);
}

/** Where nothing was read, what could be said in the configuration file stands there. */
const NOWHERE: SourceFile = { name: CONFIGURATION_NAMES[0] as string, text: '' };

/** The first line of a place: a program that shows a whole block shows nothing in particular. */
export function regionOf({ file, start, end }: Span): Region {
  const { line, column } = positionAt(file, start);
  const from = Math.min(Math.max(start, 0), file.text.length);
  const to = Math.max(from, Math.min(end, lineAround(file, from).end));
  return { line, column, endColumn: column + to - from, text: file.text.slice(from, to) };
}

/** The path of a file from the root of the repository on, without `./`; an absolute one stays. */
export function pathOf(file: SourceFile, { base = '' }: Pick<ReportOptions, 'base'>): string {
  const path = joinPath(base, file.name);
  return path === '' ? '.' : path;
}

/** A text without lone surrogates, which many programs refuse: U+FFFD stands for each. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
