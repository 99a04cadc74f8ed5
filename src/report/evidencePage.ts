import { type Evidence, versionsText } from '../rules/evidence.js';
import { pageOf, type RuleFile } from '../rules/rule.js';
import { proseText } from './pageText.js';

/**
 * The page of evidence as Markdown: every experiment with what was seen on which versions, and for every rule its
 * experiment or why there is none. An experiment that no rule names is told as well.
 */
export function renderEvidence(rules: readonly RuleFile[], experiments: Readonly<Record<string, Evidence>>): string {
  const names = Object.keys(experiments).toSorted();
  const shown = rules.filter(({ proof }) => 'experiment' in proof).length;
  const lines = [
    '<!-- Written by scripts/writeRulePages.mjs from evidence/ and rules/. Change these files, not this page. -->',
    '',
    '# Evidence',
    '',
    `${shown} of ${rules.length} rules are shown on real programs, by ${names.length} experiments in`,
    '`test/real/experiments`; for each of the others stands why there is no experiment. Seconds are scaled down: a server',
    'that closes after 1 s stands for one that closes after 60 s. `npm run test:experiments` runs them all again, and',
    '`RECORD=1 npm run test:experiments -- NAME` records what one saw.',
    '',
    '## Rules',
    '',
    '| rule | shown by | on |',
    '| --- | --- | --- |',
    ...rules.map((rule) => ruleLine(rule, experiments)),
    ...names.flatMap((name) => experimentLines(name, experiments[name] as Evidence, rules)),
  ];
  return `${lines.join('\n')}\n`;
}

function ruleLine({ name, proof }: RuleFile, experiments: Readonly<Record<string, Evidence>>): string {
  const link = `[${name}](${pageOf(name).replace(/^docs\//, '')})`;
  if (!('experiment' in proof)) return `| ${link} | none: ${proseText(proof.none)} | |`;
  const evidence = experiments[proof.experiment];
  const versions = evidence === undefined ? '' : versionsText(evidence);
  return `| ${link} | [${proof.experiment}](#${proof.experiment}) | ${versions} |`;
}

function experimentLines(name: string, evidence: Evidence, rules: readonly RuleFile[]): string[] {
  const proves = rules.filter(({ proof }) => 'experiment' in proof && proof.experiment === name);
  return [
    '',
    `## ${name}`,
    '',
    proseText(evidence.question),
    '',
    `On ${versionsText(evidence)}. Rules: ${proves.map((rule) => rule.name).join(', ') || 'none'}.`,
    '',
    '| shape | seen |',
    '| --- | --- |',
    ...evidence.shown.map(({ shape, seen }) => `| ${proseText(shape)} | ${proseText(seen)} |`),
  ];
}
