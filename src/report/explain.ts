import type { Finding, StoryStep } from '../findings/finding.js';
import { versionsText } from '../rules/evidence.js';
import type { ExampleSource, RuleFile } from '../rules/rule.js';
import type { Palette } from './palette.js';
import { printable, short } from './printable.js';
import { padded, textWidth, wrapped } from './width.js';

/** What the linter says about an example. */
export interface Sample {
  readonly findings: readonly Finding[];
  /** The report as it is printed. */
  readonly output: string;
}

export interface ExplainOptions {
  readonly width: number;
  readonly palette: Palette;
  /** Runs the linter on an example; its report is at most that many columns wide. */
  readonly sample: (example: ExampleSource, columns: number) => Sample;
}

const INDENT = '  ';

/** The text of an example without the marks that tests read: `# expect: keepalive-race`. */
export function withoutExpectations(text: string): string {
  return text.replace(/^[ \t]*# expect-next-line:.*\n/gm, '').replace(/[ \t]*# expect:.*$/gm, '');
}

/**
 * A rule for a person: what it says about an example, what happens when, what else it reports, and when it does not
 * apply. Words come from a finding where they can, so that they have values in them.
 */
export function renderExplain(rule: RuleFile, options: ExplainOptions): string {
  const { palette, width } = options;
  const [bad, ...others] = rule.bad;
  const sample = bad === undefined ? undefined : options.sample(bad, width - 4);
  const finding = sample?.findings.find((each) => each.rule === rule.name);
  const [good] = rule.good;
  const story = finding === undefined ? (rule.story ?? []) : finding.story;
  const head = `${palette.strong(rule.name)} ${palette.dim(`(${rule.code}, since ${rule.since})`)}  ${palette[rule.severity](rule.severity)}`;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [`Example: ${bad?.title ?? ''}`, bad === undefined ? [] : exampleLines(bad, sample?.output ?? '', palette)],
    ['When', story.flatMap((step) => storyLines(step, width, palette))],
    ['Also reported', others.flatMap((example) => otherLines(example, rule.name, options))],
    [`Not reported: ${good?.title ?? ''}`, good === undefined ? [] : fileLines(good)],
    ['When it does not apply', prose(rule.notWhen ?? '', width)],
    ['Proof', proofLines(rule, options)],
    ['References', rule.references.map((reference) => INDENT + reference)],
  ];
  const lines = [head, ...prose(rule.summary, width)];
  for (const [title, body] of sections) {
    if (body.length > 0) lines.push('', palette.strong(title), ...body);
  }
  return `${lines.join('\n')}\n`;
}

function prose(text: string, width: number): string[] {
  if (text === '') return [];
  return text
    .split('\n')
    .flatMap((line) => wrapped(line.trim(), width - 2))
    .map((line) => (INDENT + line).trimEnd());
}

/** How many shapes of an experiment are told here; docs/evidence.md has all. */
const SHAPES = 6;

function proofLines({ proof, evidence }: RuleFile, { width, palette }: ExplainOptions): string[] {
  if (!('experiment' in proof)) return prose(proof.none, width);
  if (evidence === undefined) return [`${INDENT}experiment on real servers: ${proof.experiment}`];
  const shapes = evidence.shown
    .slice(0, SHAPES)
    .flatMap(({ shape, seen }) => [
      ...wrapped(shape, width - 4).map((line, index) => `${INDENT}${index === 0 ? '- ' : '  '}${line}`),
      ...wrapped(seen, width - 6).map((line) => `${INDENT}    ${palette.dim(printable(line))}`),
    ]);
  const more = evidence.shown.length - SHAPES;
  return [
    ...prose(`shown on ${versionsText(evidence)} by the experiment ${proof.experiment}`, width),
    ...shapes,
    ...(more > 0 ? [`${INDENT}and ${more} more in docs/evidence.md`] : []),
  ];
}

const AT = 16;

function storyLines(step: StoryStep, width: number, palette: Palette): string[] {
  const room = width - INDENT.length - AT - 1;
  const log =
    step.log === undefined
      ? []
      : wrapped(/\blogs?\b/.test(step.log) ? step.log : `log: ${step.log}`, room).map((line) => palette.dim(line));
  const lines = [...wrapped(`${step.hop}: ${step.event}`, room), ...log];
  // A moment of several words has a line of its own.
  const first = textWidth(step.at) > AT ? [`${INDENT}${palette.dim(step.at)}`] : [];
  return first.concat(
    lines.map((line, index) => {
      const at = index === 0 && first.length === 0 ? palette.dim(padded(step.at, AT)) : ' '.repeat(AT);
      return `${INDENT}${at} ${line}`;
    }),
  );
}

function exampleLines(example: ExampleSource, output: string, palette: Palette): string[] {
  return [
    ...fileLines(example),
    '',
    `${INDENT}${palette.dim('$')} ${commandOf(example)}`,
    ...output
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `${INDENT}${INDENT}${line}`)),
  ];
}

/** The command that checks an example, as it would be typed beside its files. */
export function commandOf(example: ExampleSource): string {
  // Of several load balancers, each has a flag of its own.
  const flags = Object.entries(example.options ?? {}).flatMap(([name, value]) =>
    String(value)
      .split(' ')
      .map((word) => `--${name} ${word}`),
  );
  return ['timeout-lint', ...namedFiles(example), ...flags].join(' ');
}

/** The files to name on the command line: the first, and those that start a server; the others, and the configuration, are found from them. */
function namedFiles(example: ExampleSource): string[] {
  const starter = /(?:file|\.ya?ml|\.json|\.service|\.sh|supervisord\.conf)$/;
  const named = Object.keys(example.files).filter((name) => name !== 'timeout-lint.yaml');
  return named.filter((name, index) => index === 0 || starter.test(name));
}

/** What else the rule reports: an example's title, and the headline of what it says about it. */
function otherLines(example: ExampleSource, rule: string, { sample, width }: ExplainOptions): string[] {
  const headlines = sample(example, width)
    .findings.filter((each) => each.rule === rule)
    .map((each) => short(each.headline));
  return [
    ...wrapped(example.title, width - 4).map((line, index) => `${INDENT}${index === 0 ? '- ' : '  '}${line}`),
    ...[...new Set(headlines)].flatMap((headline) =>
      wrapped(headline, width - 6).map((line) => `${INDENT}    ${line}`),
    ),
  ];
}

function fileLines(example: ExampleSource): string[] {
  const names = Object.keys(example.files);
  return Object.entries(example.files).flatMap(([name, text]) => [
    ...(names.length > 1 ? [`${INDENT}# ${name}`] : []),
    ...withoutExpectations(text)
      .trimEnd()
      .split('\n')
      .map((line) => `${INDENT}${INDENT}${printable(line)}`.trimEnd()),
  ]);
}
