/** Runs the command line on an incident as a user would, in its folder, and judges what it says. */
import { join } from 'node:path';
import { cli } from '../cli/world.js';
import type { Expectation, Incident } from './read.js';

/** `false alarm` weighs more than `missed`: an incident that is both is the former. */
export type Verdict = 'right' | 'missed' | 'false alarm';

export interface Score {
  readonly incident: Incident;
  readonly verdict: Verdict;
  /** What makes it a miss or a false alarm, a line each. */
  readonly misses: readonly string[];
  readonly alarms: readonly string[];
  /** Rules that were said, each once, with the severity in front. */
  readonly said: readonly string[];
}

interface Said {
  readonly rule: string;
  readonly severity: string;
  readonly headline: string;
  readonly spans: readonly { readonly file: string; readonly line: number }[];
}

/** Whether the linter must stay silent about an incident. */
export function isNegative({ says }: Expectation): boolean {
  return says.length === 0;
}

/** Scores an incident below `root`. A run that ends with an error of usage is a false alarm: nobody can use it. */
export async function scored(root: string, incident: Incident): Promise<Score> {
  const first = await judged(join(root, incident.folder), incident);
  const second = incident.repaired && (await judged(join(root, incident.folder), incident.repaired));
  const after = (lines: readonly string[] = []) => lines.map((line) => `after the repair: ${line}`);
  const misses = [...first.misses, ...after(second?.misses)];
  const alarms = [...first.alarms, ...after(second?.alarms)];
  const verdict = alarms.length > 0 ? 'false alarm' : misses.length > 0 ? 'missed' : 'right';
  return { incident, verdict, misses, alarms, said: first.said };
}

async function judged(folder: string, expected: Expectation): Promise<Pick<Score, 'misses' | 'alarms' | 'said'>> {
  const { findings, error } = await findingsIn(folder, expected.args ?? []);
  if (error !== undefined) return { misses: [], alarms: [`does not run: ${error}`], said: [] };
  const { says, at = {}, also = {}, not = {} } = expected;
  const misses = says.flatMap((rule) => {
    const place = at[rule];
    const found = findings.filter((finding) => finding.rule === rule);
    if (found.length === 0) return [`${rule} is not said`];
    const there = place === undefined || found.some(({ spans }) => spans.some((span) => placeOf(span) === place));
    return there ? [] : [`${rule} is not said at ${place}`];
  });
  const alarms = findings.flatMap(({ rule, severity, headline, spans }) => {
    const wrong = Object.hasOwn(not, rule);
    const unexpected = severity !== 'info' && !says.includes(rule) && !Object.hasOwn(also, rule);
    const [span] = spans;
    const place = span === undefined ? '' : ` at ${placeOf(span)}`;
    return wrong || unexpected ? [`${severity} ${rule}${place}: ${headline}`] : [];
  });
  return { misses, alarms, said: [...new Set(findings.map(({ rule, severity }) => `${severity} ${rule}`))] };
}

function placeOf({ file, line }: Said['spans'][number]): string {
  return `${file}:${line}`;
}

/** What the program says in a folder; an error of usage, or one of the program, is given as text. */
async function findingsIn(
  folder: string,
  args: readonly (string | number)[],
): Promise<{ findings: readonly Said[]; error?: string }> {
  const { status, out, err } = await cli(folder, [...args.map(String), '--format', 'json']);
  if (status > 1) return { findings: [], error: err.trim() };
  return JSON.parse(out) as { findings: readonly Said[] };
}
