/** SARIF 2.1.0, as GitHub's code scanning reads it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
import { type Edit, type Finding, type Fix, type Severity, type StoryStep } from '../findings/finding.js';
import { withUniqueFingerprints } from '../findings/fingerprint.js';
import { positionAt, type Span } from '../model/span.js';
import type { Analysis } from './analysis.js';
import { anchored, isInFile, pathOf, regionOf, wellFormed, type Anchored } from './anchor.js';
import type { ReportOptions } from './options.js';
import { placeLabel } from './place.js';
import { safeJson, short } from './printable.js';
import { rulesOf } from './sarifRules.js';
import { saying, waysOut, worstFirst } from './saying.js';
import { circled } from './words.js';

/** What GitHub takes of results a run and shows of places a result and steps a flow; unknowns are told within reason. */
const LIMITS = { results: 25_000, places: 100, steps: 1000, notifications: 1000 };

/** A snippet is for showing what is meant: a value of a megabyte shows nothing. */
const SNIPPET = 1000;

/** The schema that it fits, and where that is published. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** All findings with every place, the story in time, and the fixes. What is ignored is left out: GitHub would show it. */
export function renderSarif(analysis: Analysis, options: ReportOptions): string {
  const findings = withUniqueFingerprints(mostSevere(analysis.findings));
  const rules = rulesOf(findings, options.rules ?? []);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const results = anchored(findings, analysis, options).map((each) =>
    resultOf(each, indexOf.get(each.finding.rule) as number, options),
  );
  const left = analysis.findings.length - findings.length;
  const run = {
    tool: { driver: { name: options.tool.name, semanticVersion: options.tool.version, rules } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(analysis, left, options) }],
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${safeJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

/** As many as are taken, in their order. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= LIMITS.results) return findings;
  const kept = new Set(worstFirst(findings).slice(0, LIMITS.results));
  return findings.filter((finding) => kept.has(finding));
}

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function resultOf(each: Anchored, ruleIndex: number, options: ReportOptions): object {
  const { finding, span } = each;
  const shown = finding.spans.slice(0, LIMITS.places);
  const related = shown.filter((other) => other !== each.own && isInFile(other.span));
  const ids = new Map(related.map((other, index) => [other, index + 1]));
  const places = shown.map((other, index) => {
    const number = circled(index + 1);
    const id = ids.get(other);
    const where = escapedLinks(short(placeLabel(other.span)));
    return `${id === undefined ? number : `[${number}](${id})`} ${escapedLinks(short(other.label))} (${where})`;
  });
  if (finding.spans.length > shown.length) places.push(`and ${finding.spans.length - shown.length} more places`);
  const [hash = '', count = '1'] = finding.fingerprint.split('-');
  const fixes = finding.fixes.flatMap((fix) => fixOf(fix, options));
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: {
      text: [escapedLinks(saying(finding)), ...places, escapedLinks(waysOut(finding))].filter(Boolean).join('\n'),
    },
    locations: [{ physicalLocation: physical(span, options) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other) => ({
            id: ids.get(other),
            physicalLocation: physical(other.span, options),
            message: { text: escapedLinks(short(other.label)) },
          })),
        }),
    ...(finding.story.length === 0 ? {} : { codeFlows: [flowOf(each, options)] }),
    ...(fixes.length === 0 ? {} : { fixes }),
    // GitHub goes by the first of these alone; "hash:count" is the form it has.
    partialFingerprints: { primaryLocationLineHash: `${hash}:${count}`, 'timeoutLint/v1': finding.fingerprint },
    properties: {
      code: finding.code,
      confidence: finding.confidence,
      route: wellFormed(finding.route),
      moreRoutes: finding.moreRoutes,
    },
  };
}

/** The story, a step after the other, each where its hop is set up. */
function flowOf({ finding, span }: Anchored, options: ReportOptions): object {
  const locations = finding.story.slice(0, LIMITS.steps).map((step, index) => {
    const own = finding.spans.find((each) => each.hop === step.hop && isInFile(each.span));
    const text = escapedLinks(stepText(step));
    return {
      location: { physicalLocation: physical(own?.span ?? span, options), message: { text } },
      executionOrder: index + 1,
      importance: 'essential',
    };
  });
  return { message: { text: escapedLinks(short(finding.headline)) }, threadFlows: [{ locations }] };
}

/** `30s, nginx: closes the connection (access log: 200)`. */
export function stepText({ at, hop, event, log }: StoryStep): string {
  const where = log === undefined || /\blogs?\b/.test(log) ? '' : 'log: ';
  return `${short(at)}, ${short(hop)}: ${short(event)}${log === undefined ? '' : ` (${where}${short(log)})`}`;
}

/** One alternative, where all of it is in files. */
function fixOf({ description, edits }: Fix, options: ReportOptions): object[] {
  if (edits.length === 0 || !edits.every(({ span }) => isInFile(span))) return [];
  const files = new Map<string, Edit[]>();
  for (const edit of edits) files.set(edit.span.file.name, [...(files.get(edit.span.file.name) ?? []), edit]);
  const artifactChanges = [...files.values()].map((own) => ({
    artifactLocation: artifact((own[0] as Edit).span, options),
    replacements: own.map(({ span, text }) => ({
      deletedRegion: wholeRegion(span),
      insertedContent: { text: wellFormed(text) },
    })),
  }));
  return [{ description: { text: short(description, 600) }, artifactChanges }];
}

function physical(span: Span, options: ReportOptions): object {
  const { line, column, endColumn, text } = regionOf(span);
  return {
    artifactLocation: artifact(span, options),
    region: {
      startLine: line,
      startColumn: column,
      endLine: line,
      endColumn,
      ...(text === '' || text.length > SNIPPET ? {} : { snippet: { text: wellFormed(text) } }),
    },
  };
}

function wholeRegion({ file, start, end }: Span): object {
  const [from, to] = [positionAt(file, start), positionAt(file, end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function artifact({ file }: Span, options: ReportOptions): object {
  const path = pathOf(file, options);
  const uri = path.split('/').map(encoded).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'SRCROOT' };
}

/** One part of a path in a URI reference. A colon in its first part would make a scheme of it. */
function encoded(part: string): string {
  return encodeURIComponent(wellFormed(part)).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** A text in which nothing is a link: brackets are escaped as the standard has it (3.11.6), and what escapes them. */
function escapedLinks(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

/** What could not be known, and what was left out. */
function notifications({ unknowns }: Analysis, left: number, options: ReportOptions): object[] {
  const cut = { level: 'warning', message: { text: `${left} less severe findings are left out: no more are taken.` } };
  const told = unknowns.slice(0, LIMITS.notifications).map(({ kind, text, name, span }) => ({
    level: 'note',
    message: { text: `${UNKNOWN[kind]}: ${short(text)} (${short(name)})` },
    ...(isInFile(span) ? { locations: [{ physicalLocation: physical(span, options) }] } : {}),
  }));
  return left === 0 ? told : [cut, ...told];
}

const UNKNOWN = {
  value: 'value unknown',
  file: 'file not read',
  template: 'template construct stepped over',
  link: 'load balancer not linked',
  contract: 'contract not wholly checked',
} as const;
