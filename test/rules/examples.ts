import {
  analyze,
  loadBalancers,
  readAppServers,
  type Analysis,
  type AnalyzeOptions,
  type SourceFile,
} from '../../src/api.js';
import { sortedOut } from '../../src/cli/appFile.js';
import { compareFindings } from '../../src/findings/order.js';
import type { Finding } from '../../src/findings/finding.js';
import { COMMAND_LINE, positionAt } from '../../src/model/span.js';
import { builtinRules } from '../../src/rules/all.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { parseRuleDuration } from '../../src/rules/durations.js';
import type { ExampleSource } from '../../src/rules/rule.js';
import { looksLikeKubernetesFronts, readKubernetesFronts } from '../../src/sources/kubernetes/fronts/index.js';
import { seenIn } from '../../src/sources/shared/front.js';

/** Flags of the command line without their dashes, as examples and fixtures write them. */
export type Flags = Readonly<Record<string, string | number>>;

/** What the command line would make of flags. An unknown flag, or a value that means nothing, ends the test. */
export function optionsOf(flags: Flags): AnalyzeOptions {
  let options: AnalyzeOptions = {};
  for (const [flag, value] of Object.entries(flags)) {
    const written = String(value);
    if (flag === 'lb-idle') {
      const text = `--lb-idle ${written}`;
      const ms = /^\d+$/.test(written) ? Number(written) * 1000 : parseRuleDuration(written);
      if (ms === undefined) throw new Error(`"${written}" is no duration for --lb-idle`);
      const span = { file: { name: COMMAND_LINE, text }, start: text.length - written.length, end: text.length };
      options = { ...options, lbIdle: { ms, span } };
    } else if (flag === 'lb') {
      options = { ...options, fronts: loadBalancers(...written.split(' ')) };
    } else if (flag === 'nginx-version') {
      options = { ...options, nginxVersion: written };
    } else {
      throw new Error(`tests know no flag --${flag}`);
    }
  }
  return options;
}

/** Runs an example with all rules on. Files that may start an app server are read as such, the others as nginx's. */
export function runExample(example: ExampleSource): Analysis {
  const files = Object.entries(example.files).map(([name, text]): SourceFile => ({ name, text }));
  const options = optionsOf(example.options ?? {});
  const { nginx, starters } = sortedOut(files);
  if (starters.length === 0) return analyze(files, options);
  const apps = readAppServers(starters, (path) => files.find(({ name }) => name === path));
  const analysis = analyze(nginx, { ...options, apps });
  const ofFronts = findingsOfFronts(starters);
  return { ...analysis, findings: [...analysis.findings, ...ofFronts].toSorted(compareFindings) };
}

/** What is found in files that set up what stands in front, by itself: before they are linked with anything. */
function findingsOfFronts(files: readonly SourceFile[]): readonly Finding[] {
  const manifests = files.filter(looksLikeKubernetesFronts);
  if (manifests.length === 0) return [];
  const { observations } = seenIn([readKubernetesFronts(manifests)]);
  return evaluate(builtinRules(), { chains: [], observations });
}

interface Mark {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

/** The `# expect: name[, name]` at the ends of lines, and `# expect-next-line: name` where a line takes no comment. */
export function marksIn(files: readonly SourceFile[]): Mark[] {
  return files.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, next, listed] = /# *expect(-next-line)?: *([\w-]+(?: *, *[\w-]+)*)\s*$/.exec(line) ?? [];
      const names = listed?.split(',') ?? [];
      if (names.length === 0 && line.includes('# expect')) throw new Error(`${name}:${index + 1} has a misspelt mark`);
      return names.map((rule) => ({ file: name, line: index + (next === undefined ? 1 : 2), rule: rule.trim() }));
    }),
  );
}

/**
 * What was marked and not found, and found and not marked, a line each with the line of the file; empty where all
 * agrees. A rule that is marked twice on a line must be found there twice.
 */
export function differencesOf(
  files: readonly SourceFile[],
  findings: readonly Finding[],
  typed: readonly string[] = [],
): string[] {
  const missing = [...marksIn(files), ...typed.map((rule) => ({ file: COMMAND_LINE, line: 1, rule }))];
  const differences: string[] = [];
  for (const finding of findings) {
    const primary = finding.spans.find((span) => span.primary);
    if (primary === undefined) {
      differences.push(`${finding.rule} has no primary place`);
      continue;
    }
    const { file, start } = primary.span;
    const { line, column } = positionAt(file, start);
    const mark = missing.findIndex(
      (other) => other.file === file.name && other.line === line && other.rule === finding.rule,
    );
    if (mark >= 0) missing.splice(mark, 1);
    else
      differences.push(
        `surplus: ${file.name}:${line}:${column} ${finding.rule}: ${finding.headline}${quote(file, line)}`,
      );
  }
  for (const { file, line, rule } of missing) {
    const source = files.find(({ name }) => name === file);
    differences.push(`missing: ${file}:${line} ${rule}${source === undefined ? '' : quote(source, line)}`);
  }
  return differences;
}

function quote(file: SourceFile, line: number): string {
  return `\n    | ${(file.text.split('\n')[line - 1] ?? '').trim()}`;
}

/** Everything that a finding says, for checks on its words. */
export function wordsOf(finding: Finding): string[] {
  return [
    finding.headline,
    finding.consequence,
    ...finding.spans.map(({ label }) => label),
    ...finding.story.flatMap(({ at, hop, event, log }) => [at, hop, event, ...(log === undefined ? [] : [log])]),
    ...finding.fixes.flatMap(({ description, edits }) => [description, ...edits.map(({ text }) => text)]),
  ];
}
