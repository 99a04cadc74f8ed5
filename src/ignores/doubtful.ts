/** Ignores that people should know of: those that hide nothing, are over, or give no reason. */
import type { Finding } from '../findings/finding.js';
import type { Ignore } from '../findings/ignore.js';
import { answersTo } from '../findings/ruleWord.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { Rule } from '../rules/rule.js';
import { isOver, meansFile, speaksOf } from '../rules/ignores.js';

/** What is known of a run. */
export interface Run {
  /** All findings, also those that are held back. */
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Unknown[];
  /** The names of the files that were read. */
  readonly files: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  /** Those that were used. */
  readonly on: ReadonlySet<Rule>;
  readonly lookedAt: (rule: Rule) => boolean;
  /** Whether only some files were named, so that others may hold what an ignore speaks of. */
  readonly partial: boolean;
  readonly strict: boolean;
  readonly today: string | undefined;
}

/** Rules of this folder, which are said of ignores. */
export function isOfIgnores({ source: { check } }: Rule): boolean {
  return 'observed' in check && check.observed.startsWith('ignore/');
}

/** What is to be told of ignores. */
export function doubtful(ignores: readonly Ignore[], run: Run): Observation[] {
  return ignores.flatMap((ignore) => {
    const data = { hop: 'timeout-lint', rule: ignore.rule ?? 'every rule', chosen: run.strict };
    const seen = (id: string, more: Observation['data'] = {}): Observation => ({
      id: `ignore/${id}`,
      places: [{ name: 'primary', span: ignore.span }],
      data: { ...data, ...more },
    });
    const observations: Observation[] = [];
    if (isOver(ignore, run.today)) observations.push(seen('expired', { until: ignore.until ?? '' }));
    else if (hidesNothing(ignore, run)) observations.push(seen('unused'));
    if (run.strict && (ignore.reason ?? '').trim() === '') observations.push(seen('unreasoned'));
    return observations;
  });
}

/** Whether an ignore is known to hide nothing: all that it speaks of was looked at. */
function hidesNothing(ignore: Ignore, run: Run): boolean {
  if (run.findings.some(speaksOf(ignore))) return false;
  const { rule: word, reach, where } = ignore;
  const meant = run.rules.filter((rule) => word === undefined || answersTo(rule, word));
  // What is said of ignores is only known when all of them were asked.
  if (meant.length === 0 || meant.some((rule) => !run.on.has(rule) || isOfIgnores(rule))) return false;
  if (!meant.some(run.lookedAt)) return false;
  if (reach !== undefined) {
    return !run.unknowns.some(
      ({ span }) => span.file.name === reach.file.name && span.start >= reach.start && span.start < reach.end,
    );
  }
  return !run.partial || (where !== undefined && [...run.files].some(meansFile(where)));
}
