/** Findings that somebody wants to be held back. */
import type { Finding } from '../findings/finding.js';
import type { Ignore, IgnoredFinding, Where } from '../findings/ignore.js';
import { answersTo } from '../findings/ruleWord.js';
import { type Route, routeLabel } from '../model/chain.js';
import type { Span } from '../model/span.js';
import { normalPath } from '../sources/shared/path.js';

/** Findings to tell, and those held back. */
export interface HeldBack {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
}

/**
 * Parts findings by whether an ignore speaks of them; the first that does is named. `today`, as `2027-01-31`, says which
 * of them still count; without it all do.
 */
export function heldBack(findings: readonly Finding[], ignores: readonly Ignore[] = [], today?: string): HeldBack {
  const tests = ignores.filter((ignore) => !isOver(ignore, today)).map((by) => ({ by, isMeant: speaksOf(by) }));
  if (tests.length === 0) return { findings, ignored: [] };
  const told: Finding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const finding of findings) {
    const test = tests.find(({ isMeant }) => isMeant(finding));
    if (test === undefined) told.push(finding);
    else ignored.push({ finding, by: test.by });
  }
  return { findings: told, ignored };
}

/** Whether the last day on which an ignore counts is over. */
export function isOver({ until }: Ignore, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && today > until;
}

/** Whether an ignore, on a day on which it counts, speaks of a finding. */
export function speaksOf({ rule, where, reach }: Ignore): (finding: Finding) => boolean {
  const isThere = where === undefined ? () => true : whereTest(where);
  return (finding) =>
    (rule === undefined || answersTo({ name: finding.rule, code: finding.code }, rule)) &&
    (reach === undefined || finding.spans.some(({ span }) => isWithin(span, reach))) &&
    isThere(finding);
}

function isWithin({ file, start, end }: Span, reach: Span): boolean {
  const holds = (at: number): boolean => at >= reach.start && at < reach.end;
  return file.name === reach.file.name && (holds(start) || holds(Math.max(start, end - 1)));
}

/** Whether a place of an ignore names a file. */
export function meansFile({ path }: Where): (name: string) => boolean {
  return fileTest(path);
}

/** Any place of the finding lies in the files that are named, or all its routes are the one that is. */
function whereTest({ text, path }: Where): (finding: Finding) => boolean {
  const isFile = fileTest(path);
  const isRoute = routeTest(text);
  return ({ spans, routes = [] }) =>
    spans.some(({ span }) => isFile(span.file.name)) ||
    (routes.length > 0 && routes.every((route) => route !== undefined && isRoute(route)));
}

/** A path, a directory with all below it, or a mask; `**` goes through directories. */
function fileTest(path: string): (name: string) => boolean {
  const wanted = normalPath(path);
  if (wanted === '') return (name) => !name.startsWith('..') && !name.startsWith('/');
  if (!/[*?]/.test(wanted)) return (name) => name === wanted || name.startsWith(`${wanted}/`);
  const masks = wanted.split('/');
  return (name) =>
    matches(
      masks,
      name.split('/'),
      (mask) => mask === '**',
      (mask, part) =>
        matches(
          [...mask],
          [...part],
          (char) => char === '*',
          (char, other) => char === '?' || char === other,
        ),
    );
}

/**
 * Whether a row of masks matches a row of parts, some of them any number of parts: parts of a path, or letters of a part.
 * Going back to the last of these alone is enough, so that many of them cost no more than a few.
 */
function matches(
  masks: readonly string[],
  parts: readonly string[],
  isAny: (mask: string) => boolean,
  fits: (mask: string, part: string) => boolean,
): boolean {
  let [mask, part] = [0, 0];
  let last: { readonly mask: number; part: number } | undefined;
  while (part < parts.length) {
    const wanted = masks[mask];
    if (wanted !== undefined && isAny(wanted)) last = { mask: ++mask, part };
    else if (wanted !== undefined && fits(wanted, parts[part] as string)) [mask, part] = [mask + 1, part + 1];
    else if (last === undefined) return false;
    else [mask, part] = [last.mask, ++last.part];
  }
  return masks.slice(mask).every(isAny);
}

/** A location, with its modifier or behind its server too, a server, or a whole label. */
function routeTest(text: string): (route: Route) => boolean {
  return (route) =>
    [route.location, `${route.modifier} ${route.location}`.trim(), routeLabel(route)].includes(text) ||
    route.server.some((server) => text === server || text === server + route.location);
}
