/** Writes docs/mutation.md from what Stryker reported. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bundle.mjs';
import { changeOf } from './change.mjs';
import { LEFT } from './left.mjs';

const PAGE = 'docs/mutation.md';
const STATES = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];

/** Writes the page; `files` as Stryker's report has them, by path, `missing` those of which no run is known. */
export async function writePage({ framework, files }, missing) {
  const rows = Object.entries(files)
    .filter(([, { mutants }]) => mutants.length > 0)
    .map(([file, { mutants }]) => ({ file, counts: countsOf(mutants) }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const folders = new Map();
  for (const each of rows) folders.set(dirname(each.file), [...(folders.get(dirname(each.file)) ?? []), each]);
  const whole = sum(rows);
  const lines = [
    '# What mutation testing found',
    '',
    `Written by \`npm run mutation\` with Stryker ${framework.version}: it changes one thing at a time in the code that compares`,
    'durations and works out what nginx does, and runs the tests that reach it. A change that no test notices survives.',
    '',
    `Of ${total(whole)} mutants ${whole.Killed} were killed and ${whole.Timeout} never ended, which is noticed, too; ` +
      `${whole.Survived} survived, and ${whole.NoCoverage} are reached by no test: **${score(whole)}**.`,
    `Not changed are types, and ${whole.Ignored} texts for people.`,
    '',
    ...missingLines(missing),
    '| | mutants | killed | endless | survived | not reached | score |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...[...folders].flatMap(([folder, own]) => [
      row(`**${folder}**`, sum(own)),
      ...own.map(({ file, counts }) => row(file.slice(folder.length + 1), counts)),
    ]),
    '',
    '## What is left in the comparisons, and why',
    '',
    ...leftLines(files),
    '',
  ];
  const path = join(ROOT, PAGE);
  writeFileSync(path, await format(lines.join('\n'), { ...(await resolveConfig(path)), filepath: path }));
  console.log(`${PAGE}: ${score(whole)}`);
}

/** How many files of each folder were not run. */
function missingLines(missing) {
  const counts = new Map();
  for (const file of missing) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const words = [...counts].map(([folder, count]) => `${count} of \`${folder}\``);
  return words.length === 0 ? [] : [`Not run for this page, and not in its figures: files, ${words.join(', ')}.`, ''];
}

/** The survivors of the files that compare, each with the reason that is given for it. */
function leftLines(files) {
  const used = new Set();
  const lines = [];
  for (const [file, reasons] of Object.entries(LEFT)) {
    const { mutants = [], source: text = '' } = files[file] ?? {};
    const source = text.split('\n');
    for (const mutant of mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')) {
      const change = changeOf(mutant, source);
      const reason = reasons[change];
      if (reason !== undefined) used.add(`${file}: ${change}`);
      lines.push(`- \`${file}\`: \`${change}\`: ${reason ?? '**no reason is known**'}`);
    }
  }
  const stale = Object.entries(LEFT).flatMap(([file, reasons]) =>
    Object.keys(reasons).flatMap((change) => (used.has(`${file}: ${change}`) ? [] : [`${file}: ${change}`])),
  );
  for (const each of stale) console.log(`scripts/mutation/left.mjs gives a reason for what is not left: ${each}`);
  return lines;
}

function countsOf(mutants) {
  const counts = { Ignored: 0, ...Object.fromEntries(STATES.map((state) => [state, 0])) };
  // What a mutant does to the runner itself is no verdict: there is nothing of it in the score.
  for (const { status } of mutants) if (status in counts) counts[status] += 1;
  return counts;
}

function sum(rows) {
  const whole = countsOf([]);
  for (const { counts } of rows) for (const [state, count] of Object.entries(counts)) whole[state] += count;
  return whole;
}

function total(counts) {
  return STATES.reduce((all, state) => all + counts[state], 0);
}

function score(counts) {
  return total(counts) === 0 ? '' : `${((100 * (counts.Killed + counts.Timeout)) / total(counts)).toFixed(1)} %`;
}

function row(name, counts) {
  return `| ${[name, total(counts), ...STATES.map((state) => counts[state]), score(counts)].join(' | ')} |`;
}
