/** Reads `fixtures/incidents`: a folder an incident, and lists of those that configuration alone does not decide. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { problemsOfIncident, problemsOfUndecided } from './shape.js';

/** Everything that is said of one configuration, and what must and must not be. */
export interface Expectation {
  /** The words behind `timeout-lint`; none means the folder as it is. */
  readonly args?: readonly (string | number)[];
  /** Rules that must be said; none where the linter must stay silent. */
  readonly says: readonly string[];
  /** `file:line` that a finding of the rule must have among its places. */
  readonly at?: Readonly<Record<string, string>>;
  /** Further rules that may be said as warnings or errors, each with the reason why it is right. */
  readonly also?: Readonly<Record<string, string>>;
  /** Rules that must not be said at all, each with the reason. */
  readonly not?: Readonly<Record<string, string>>;
}

export interface Incident extends Expectation {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly happened: string;
  /** The same after the repair: run and judged likewise, in the same folder. */
  readonly repaired?: Expectation;
  /** Where the expectation that came with the incident was judged wrong or put differently, and why. */
  readonly expectation?: string;
  /** Why the linter misses it, where it does. */
  readonly missed?: string;
  /** Name of its folder. */
  readonly folder: string;
  /** Whether its chains are stated by hand, for want of files that are read. */
  readonly stated: boolean;
}

/** An incident about which no reader of configuration can tell anything. */
export interface Undecided {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly why: string;
}

export interface Incidents {
  readonly incidents: readonly Incident[];
  readonly undecided: readonly Undecided[];
  /** What is wrong with the files themselves: shape, an id twice, a folder that is not named after its id. */
  readonly problems: readonly string[];
}

const LISTS = /^undecided-[\w-]+\.yaml$/;

/** All incidents below `root`, in the order of their ids. What is wrongly shaped is told and left out. */
export function readIncidents(root: string): Incidents {
  const problems: string[] = [];
  const entries = readdirSync(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const incidents = folders.flatMap((folder) => {
    const path = join(root, folder, 'incident.yaml');
    if (!existsSync(path)) {
      problems.push(`${folder}: has no incident.yaml`);
      return [];
    }
    const read: unknown = parse(readFileSync(path, 'utf8'));
    const wrong = problemsOfIncident(read, folder);
    problems.push(...wrong.map((each) => `${folder}/incident.yaml: ${each}`));
    return wrong.length > 0 ? [] : [{ ...(read as Incident), folder, stated: statesChains(join(root, folder)) }];
  });
  const undecided = entries
    .map(({ name }) => name)
    .filter((name) => LISTS.test(name))
    .flatMap((name) => {
      const read: unknown = parse(readFileSync(join(root, name), 'utf8'));
      const wrong = problemsOfUndecided(read);
      problems.push(...wrong.map((each) => `${name}: ${each}`));
      return wrong.length > 0 ? [] : (read as Undecided[]);
    });
  const seen = new Set<string>();
  for (const { id } of [...incidents, ...undecided]) {
    if (seen.has(id)) problems.push(`${id}: is there twice`);
    seen.add(id);
  }
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id, 'en', { numeric: true });
  return { incidents: incidents.toSorted(byId), undecided: undecided.toSorted(byId), problems };
}

function statesChains(folder: string): boolean {
  const path = join(folder, 'timeout-lint.yaml');
  return existsSync(path) && /^chains:/m.test(readFileSync(path, 'utf8'));
}
