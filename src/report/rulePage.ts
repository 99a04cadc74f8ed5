import type { Finding, StoryStep } from '../findings/finding.js';
import { versionsText } from '../rules/evidence.js';
import { pageOf, type ExampleSource, type RuleFile } from '../rules/rule.js';
import { commandOf, withoutExpectations, type Sample } from './explain.js';
import { fenced, languageOf, proseText } from './pageText.js';

export interface RulePageOptions {
  /** The rule's own file, from the project's folder. */
  readonly source: string;
  /** What the linter says about a bad example, with this rule alone. */
  readonly sample: (example: ExampleSource) => Sample;
}

type Section = readonly [title: string, lines: readonly string[]];

/**
 * The page of a rule in the documentation, as Markdown: what it says and why, what happens when and which log shows it,
 * what is reported and what is not, ways out, sources. Words come from a finding where they can, as `explain` has them.
 */
export function renderRulePage(rule: RuleFile, options: RulePageOptions): string {
  const samples = rule.bad.map((example) => ({ example, ...options.sample(example) }));
  const finding = samples[0]?.findings.find((each) => each.rule === rule.name);
  const story = finding?.story ?? rule.story ?? [];
  const sections: readonly Section[] = [
    ['Why', whyLines(rule, finding, story)],
    ['What you will see in logs', logLines(story)],
    ['What is reported', samples.flatMap(({ example, output }) => badLines(example, output))],
    ['What to set', fixLines(rule, finding)],
    ['What is not reported', rule.good.flatMap(goodLines)],
    ['When it does not apply', rule.notWhen === undefined ? [] : paragraphs(rule.notWhen)],
    ['How it is known', proofLines(rule)],
    ['Sources', rule.references.map((reference) => `- <${reference}>`)],
  ];
  const head = [
    `<!-- Written by scripts/writeRulePages.mjs from ${options.source}. Change that, not this page. -->`,
    '',
    `# ${rule.name}`,
    '',
    `\`${rule.code}\` · ${severityText(rule)} · since ${rule.since}`,
    '',
    proseText(rule.summary),
  ];
  const body = sections.flatMap(([title, lines]) => (lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]));
  return `${[...head, ...body].join('\n')}\n`;
}

function severityText({ severity, severityChosen }: RuleFile): string {
  return severityChosen === undefined ? severity : `${severity}, ${severityChosen} where somebody chose the values`;
}

function paragraphs(text: string): string[] {
  return text
    .trim()
    .split(/\n+/)
    .flatMap((line, index) => (index === 0 ? [] : ['']).concat(proseText(line)));
}

function whyLines(rule: RuleFile, finding: Finding | undefined, story: readonly StoryStep[]): string[] {
  const timeline = [
    '',
    finding === undefined ? '' : `With the values of the first example below (${proseText(finding.headline)}):`,
    '',
    '| when | who | what happens |',
    '| --- | --- | --- |',
    ...story.map(({ at, hop, event }) => `| ${[at, hop, event].map(proseText).join(' | ')} |`),
  ];
  return [...paragraphs(finding?.consequence ?? rule.consequence), ...(story.length === 0 ? [] : timeline)];
}

function logLines(story: readonly StoryStep[]): string[] {
  return story.flatMap(({ at, hop, log }) =>
    log === undefined ? [] : [`- **${proseText(hop)}** (${proseText(at)}): ${proseText(log)}`],
  );
}

function badLines(example: ExampleSource, output: string): string[] {
  return [...goodLines(example), ...fenced(`$ ${commandOf(example)}\n${output}`, 'text'), ''];
}

/** An example: its title, and its files each under its name. */
function goodLines(example: ExampleSource): string[] {
  const files = Object.entries(example.files).flatMap(([name, text]) => [
    `\`${name}\``,
    '',
    ...fenced(withoutExpectations(text), languageOf(name)),
    '',
  ]);
  return [`### ${proseText(example.title)}`, '', ...files];
}

function fixLines({ bad }: RuleFile, finding: Finding | undefined): string[] {
  if (finding === undefined || finding.fixes.length === 0) return [];
  const [only] = finding.fixes;
  const intro = `In the first example${bad.length > 1 ? ' (what the linter prints has those of the others)' : ''}`;
  if (finding.fixes.length === 1) return [`${intro}: ${proseText(only?.description ?? '')}.`];
  return [`${intro}, one of these:`, '', ...finding.fixes.map(({ description }) => `- ${proseText(description)}`)];
}

function proofLines({ proof, evidence }: RuleFile): string[] {
  if (!('experiment' in proof)) return paragraphs(proof.none);
  const page = `[${proof.experiment}](../evidence.md#${proof.experiment})`;
  if (evidence === undefined) return [`The experiment ${page} shows it on real servers.`];
  return [`Shown on ${versionsText(evidence)} by the experiment ${page}.`];
}

/** What the first digit of a rule's code says. */
const GROUPS: readonly (readonly [digit: string, title: string])[] = [
  ['0', 'Files that nginx refuses, or that were not read'],
  ['1', "The load balancer's leg"],
  ['2', 'The upstream leg: pooled connections'],
  ['3', 'Headers lost by inheritance'],
  ['4', 'WebSockets and streams'],
  ['5', 'Values that do not mean what they say'],
  ['6', 'Retries'],
  ['7', "The app server's leg"],
  ['8', 'Settings that never reach the app server'],
  ['9', 'What stands in front, infrastructure files and contracts'],
];

/** The list of all pages, by what the rules are about. A rule of a group that has no title is under "Others". */
export function renderRuleIndex(rules: readonly RuleFile[]): string {
  const groupOf = ({ code }: RuleFile): string =>
    GROUPS.find(([digit]) => code.startsWith(`TL${digit}`))?.[1] ?? 'Others';
  const titles = [...new Set(rules.map(groupOf))];
  const tables = titles.flatMap((title) => [
    '',
    `## ${title}`,
    '',
    '| code | rule | severity | what it says |',
    '| --- | --- | --- | --- |',
    ...rules
      .filter((rule) => groupOf(rule) === title)
      .map((rule) => {
        const file = pageOf(rule.name).replace(/^.*\//, '');
        return `| ${rule.code} | [${rule.name}](${file}) | ${rule.severity} | ${proseText(rule.summary)} |`;
      }),
  ]);
  const head = [
    '<!-- Written by scripts/writeRulePages.mjs from rules/. Change these files, not this page. -->',
    '',
    '# Rules',
    '',
    `${rules.length} rules. \`timeout-lint explain NAME\` says the same in a terminal. What a severity means, and how rules`,
    'are chosen, is in the [README](../../README.md#what-it-says); the two laws behind most of them are in',
    '[how it thinks](../how-it-thinks.md).',
  ];
  return `${[...head, ...tables].join('\n')}\n`;
}
