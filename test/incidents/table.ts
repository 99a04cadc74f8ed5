/** The figures over all incidents, and their page in the documentation. */
import type { Undecided } from './read.js';
import { isNegative, type Score } from './score.js';

export interface Figures {
  readonly decidable: number;
  readonly right: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly negatives: number;
  readonly silent: number;
  readonly undecided: number;
}

/** Counts incidents; one that is missed and accused wrongly counts as a false alarm alone. */
export function figuresOf(scores: readonly Score[], undecided: readonly Undecided[]): Figures {
  const count = (verdict: Score['verdict']) => scores.filter((score) => score.verdict === verdict).length;
  const negatives = scores.filter(({ incident }) => isNegative(incident));
  return {
    decidable: scores.length,
    right: count('right'),
    missed: count('missed'),
    falseAlarms: count('false alarm'),
    negatives: negatives.length,
    silent: negatives.filter(({ verdict }) => verdict === 'right').length,
    undecided: undecided.length,
  };
}

/** The line with which the table ends. */
export function summaryOf(figures: Figures): string {
  const { decidable, right, missed, falseAlarms, negatives, silent, undecided } = figures;
  const share = decidable === 0 ? '-' : `${Math.floor((1000 * right) / decidable) / 10} %`;
  return (
    `decidable ${decidable}: right ${right} (${share}), missed ${missed}, false alarms ${falseAlarms}; ` +
    `negatives: silent ${silent} of ${negatives}; undecided ${undecided}; ${decidable + undecided} in all`
  );
}

/** The table for a terminal, a line an incident, with what is missed or said wrongly below it. */
export function plainTable(scores: readonly Score[]): string[] {
  const idWidth = Math.max(0, ...scores.map(({ incident }) => incident.id.length));
  return scores.flatMap(({ incident, verdict, misses, alarms, said }) => {
    const expected = isNegative(incident) ? 'silence' : incident.says.join(', ');
    const recorded = verdict === 'missed' && incident.missed !== undefined ? ' (recorded)' : '';
    const line = `${incident.id.padEnd(idWidth)}  ${(verdict + recorded).padEnd(11)}  ${expected}`;
    const wrong = verdict === 'right' ? [] : [...misses, ...alarms, `said: ${said.join(', ') || 'nothing'}`];
    return [line, ...wrong.map((each) => `${' '.repeat(idWidth + 4)}${each}`)];
  });
}

/** What makes the incidents worse, or better, than what their files record; empty where both agree. */
export function disagreements(scores: readonly Score[]): string[] {
  return scores.flatMap(({ incident, verdict, misses, alarms }) => {
    const { id, missed } = incident;
    if (verdict === 'right') return missed === undefined ? [] : [`${id}: is right, and its \`missed\` can go`];
    const unrecorded = missed === undefined ? misses : [];
    return [...alarms, ...unrecorded].map((each) => `${id}: ${each}`);
  });
}

/** `docs/incidents.md`. */
export function incidentsPage(scores: readonly Score[], undecided: readonly Undecided[]): string {
  const wrong = scores.filter(({ verdict }) => verdict !== 'right');
  const judged = scores.filter(({ incident }) => incident.expectation !== undefined);
  return [
    '<!-- Written by scripts/incidents.mjs from fixtures/incidents. -->',
    '',
    '# Incidents',
    '',
    'Failures that people had and told in public, restated as the files that their request path was configured by. A folder of',
    '`fixtures/incidents` holds each, with what the linter must say there and what it must not; `npm run incidents` runs',
    'the command line in every folder and writes this page.',
    '',
    '- **right**: everything that must be said is said, at the place named, and nothing else above advice is, but what is',
    '  listed as true as well.',
    '- **missed**: something that must be said is not.',
    '- **false alarm**: something is said that must not be, or a warning or an error that nobody listed.',
    '',
    '## Figures',
    '',
    `${summaryOf(figuresOf(scores, undecided))}.`,
    '',
    'Where no file that is read configures a hop (Node.js, Apache, Caddy, ...), its chain is stated in a timeout-lint.yaml:',
    `${scores.filter(({ incident }) => incident.stated).length} of them, marked with an asterisk. All others are the files themselves.`,
    '',
    '| incident | what happened | must be said | verdict |',
    '| --- | --- | --- | --- |',
    ...scores.map(({ incident, verdict, misses }) => {
      const { id, title, source, says, folder, stated } = incident;
      // A rule that the linter lacks has no page.
      const rules = says.map((rule) =>
        misses.includes(`${rule} is not said`) ? `\`${rule}\`` : `[${rule}](rules/${rule}.md)`,
      );
      const story = `[${cell(title)}](${source})`;
      const link = `[${id}](../fixtures/incidents/${folder}/incident.yaml)${stated ? '\\*' : ''}`;
      return `| ${link} | ${story} | ${rules.join(', ') || 'nothing'} | ${verdict} |`;
    }),
    '',
    '## Missed, and why',
    '',
    ...listed(
      wrong.map(({ incident, misses, alarms }) => {
        const reason = incident.missed === undefined ? '' : ` ${oneLine(incident.missed)}`;
        return `- **${incident.id}**, ${incident.title}: ${[...misses, ...alarms].join('; ')}.${reason}`;
      }),
    ),
    '## Expectations that were judged differently',
    '',
    'What was expected of a linter came with the incidents. Where that was judged wrong, or said differently:',
    '',
    ...listed(
      judged.map(({ incident: { id, title, expectation = '' } }) => `- **${id}**, ${title}: ${oneLine(expectation)}`),
    ),
    '## Not decided by configuration',
    '',
    'About these no reader of configuration can tell anything; they count neither way.',
    '',
    ...listed(undecided.map(({ id, title, source, why }) => `- **${id}**, [${title}](${source}): ${oneLine(why)}`)),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function listed(lines: readonly string[]): string[] {
  return [...(lines.length === 0 ? ['None.'] : lines), ''];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|');
}
