import {
  analyze,
  loadBalancers,
  readAppServers,
  readInfrastructure,
  type Analysis,
  type AnalyzeOptions,
  type SourceFile,
} from '../../src/api.js';
import { sortedOut } from '../../src/cli/appFile.js';
import { readConfiguration } from '../../src/config/index.js';
import { isConfiguration } from '../../src/config/names.js';
import type { Finding } from '../../src/findings/finding.js';
import { COMMAND_LINE, positionAt } from '../../src/model/span.js';
import { contractsOver } from '../../src/rules/contracts.js';
import { parseRuleDuration } from '../../src/rules/durations.js';
import type { ExampleSource } from '../../src/rules/rule.js';
import { hostOf } from '../../src/sources/nginx/include.js';
import { readAppServers as readFurther } from '../../src/topology/appServers.js';
import { filesBeside } from '../../src/topology/lookup.js';
import { namedFronts } from '../../src/topology/fronts.js';
import { FURTHER } from '../../src/topology/furtherReaders.js';

/** Flags of the command line without their dashes, as examples and fixtures write them. */
export type Flags = Readonly<Record<string, string | number | boolean>>;

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
    } else if (flag === 'strict') {
      options = { ...options, strict: value === true };
    } else if (flag === 'today') {
      options = { ...options, today: written };
    } else {
      throw new Error(`tests know no flag --${flag}`);
    }
  }
  return options;
}

/** Runs an example with all rules on. Files that may start an app server are read as such, the others as nginx's. */
export function runExample(example: ExampleSource): Analysis {
  const files = Object.entries(example.files).map(([name, text]): SourceFile => ({ name, text }));
  const options = { ...configured(files), ...optionsOf(example.options ?? {}) };
  const { nginx, starters, infrastructure } = sortedOut(files);
  return analyze(nginx, {
    ...options,
    ...(infrastructure.length === 0 ? {} : { infrastructure: readInfrastructure(infrastructure) }),
    ...(starters.length === 0
      ? {}
      : { apps: readAppServers(starters, (path) => files.find(({ name }) => name === path)) }),
  });
}

/** What a configuration among the files says. One with anything wrong ends the test. */
export function configured(files: readonly SourceFile[]): AnalyzeOptions {
  const file = files.find(({ name }) => isConfiguration(name));
  if (file === undefined) return {};
  const configuration = readConfiguration(file, {
    host: hostOf(files),
    readServers: (started, launches, variables) =>
      readFurther(started, filesBeside(files), FURTHER, { variables, stated: launches }),
  });
  const [problem] = configuration.problems;
  if (problem !== undefined) throw new Error(`${file.name}:${problem.line}: ${problem.message}`);
  const { contracts, lb, lbIdle, nginxVersion, variables, select, ignore, rules, ignores } = configuration.options;
  const fronts = lb === undefined ? undefined : namedFronts(lb, 'explicit');
  if (fronts !== undefined && 'problems' in fronts) throw new Error(fronts.problems[0]?.problem);
  return {
    ...(configuration.chains.length === 0 ? {} : { stated: { ...configuration, file } }),
    ...(contracts === undefined ? {} : { contracts: contractsOver(contracts) }),
    ...(fronts === undefined ? {} : { fronts: fronts.fronts }),
    ...(lbIdle === undefined ? {} : { lbIdle }),
    ...(nginxVersion === undefined ? {} : { nginxVersion }),
    ...(variables === undefined ? {} : { variables }),
    ...(select === undefined ? {} : { select: select.map(({ text }) => text) }),
    ...(ignore === undefined ? {} : { ignore: ignore.map(({ text }) => text) }),
    ...(rules === undefined ? {} : { severities: rules.map(({ text, level }) => ({ word: text, level })) }),
    ...(ignores === undefined
      ? {}
      : {
          ignores: ignores.map(({ where, ...ignored }) => ({
            ...ignored,
            ...(where === undefined ? {} : { where: { text: where, path: where } }),
          })),
        }),
  };
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
