import type { ExampleSource, RuleFile, StorySource } from '../rules/rule.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { padded, wrapped } from './width.js';

export interface ExplainOptions {
  readonly width: number;
  readonly palette: Palette;
  /** What the linter prints about an example, at most that many columns wide. */
  readonly output: (example: ExampleSource, columns: number) => string;
}

const INDENT = '  ';

/** The text of an example without the marks that tests read: `# expect: keepalive-race`. */
export function withoutExpectations(text: string): string {
  return text.replace(/[ \t]*# expect:.*$/gm, '');
}

/** A rule for a person: what happens when, what it looks like, what to set, and when it does not apply. */
export function renderExplain(rule: RuleFile, options: ExplainOptions): string {
  const { palette, width } = options;
  const prose = (text: string) =>
    text
      .split('\n')
      .flatMap((line) => wrapped(line.trim(), width - 2))
      .map((line) => INDENT + line);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', palette.strong(title), ...lines];
  const [bad] = rule.bad;
  const [good] = rule.good;
  const consequences = [rule.consequence, ...Object.values(rule.consequences ?? {})].map(readable);
  const lines = [
    `${palette.strong(rule.name)} ${palette.dim(`(${rule.code}, since ${rule.since})`)}  ${palette[rule.severity](rule.severity)}`,
    ...prose(rule.summary),
    ...section('What happens', [...new Set(consequences)].flatMap(prose)),
    ...section(
      'When',
      (rule.story ?? []).flatMap((step) => storyLines(step, width, palette)),
    ),
    ...(bad === undefined ? [] : section(`Example: ${bad.title}`, exampleLines(bad, options))),
    ...section(
      'What to set',
      rule.fixes.flatMap((fix) => listLines(readable(fix.text), width)),
    ),
    ...(good === undefined ? [] : section(`Not reported: ${good.title}`, fileLines(good))),
    ...section('When it does not apply', rule.notWhen === undefined ? [] : prose(rule.notWhen)),
    ...section(
      'Proof',
      prose('experiment' in rule.proof ? `experiment on real servers: ${rule.proof.experiment}` : rule.proof.none),
    ),
    ...section(
      'References',
      rule.references.map((reference) => INDENT + reference),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A text of a rule with its placeholders as words: `{caller.value}` as "the caller's value". */
export function readable(text: string): string {
  return text.replace(/\{([a-zA-Z]+)(?:\.([a-zA-Z]+))?\}/g, (_, subject: string, property?: string) =>
    property === undefined ? `<${subject}>` : `<${subject}: ${property}>`,
  );
}

function listLines(text: string, width: number): string[] {
  return wrapped(text, width - 4)
    .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
    .map((line) => INDENT + line);
}

function storyLines(step: StorySource, width: number, palette: Palette): string[] {
  const at = padded(step.at, 12);
  const text = `${step.hop} ${step.event}`;
  const log = step.log === undefined ? [] : wrapped(step.log, width - 15).map((line) => palette.dim(line));
  return [...wrapped(readable(text), width - 15), ...log].map((line, index) =>
    index === 0 ? `${INDENT}${palette.dim(at)} ${line}` : `${INDENT}${' '.repeat(13)}${line}`,
  );
}

function exampleLines(example: ExampleSource, options: ExplainOptions): string[] {
  const flags = Object.entries(example.options ?? {}).map(([name, value]) => `--${name} ${value}`);
  const command = ['timeout-lint', ...Object.keys(example.files).slice(0, 1), ...flags].join(' ');
  const output = options
    .output(example, options.width - 4)
    .trimEnd()
    .split('\n');
  return [
    ...fileLines(example),
    '',
    `${INDENT}${options.palette.dim('$')} ${command}`,
    ...output.map((line) => (line === '' ? '' : `${INDENT}${INDENT}${line}`)),
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
