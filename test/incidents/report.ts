/** All that `scripts/incidents.mjs` prints and writes. */
import { readIncidents } from './read.js';
import { scored, type Score } from './score.js';
import { disagreements, figuresOf, incidentsPage, plainTable, summaryOf } from './table.js';

export interface IncidentsReport {
  readonly table: readonly string[];
  readonly summary: string;
  /** Why the run fails; empty where everything is as recorded. */
  readonly problems: readonly string[];
  /** The page for the documentation. */
  readonly page: string;
}

/** Runs the incidents below `root`, those alone whose id begins with one of `ids` where there are any. */
export async function reportOn(root: string, ids: readonly string[] = []): Promise<IncidentsReport> {
  const { incidents, undecided, problems } = readIncidents(root);
  const meant = ({ id }: { id: string }) => ids.length === 0 || ids.some((each) => id.startsWith(each.toUpperCase()));
  const scores: Score[] = [];
  for (const incident of incidents.filter(meant)) scores.push(await scored(root, incident));
  return {
    table: plainTable(scores),
    summary: summaryOf(figuresOf(scores, undecided.filter(meant))),
    problems: [...problems, ...disagreements(scores)],
    page: incidentsPage(scores, undecided),
  };
}
