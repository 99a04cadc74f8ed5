import { isConfiguration } from '../config/names.js';
import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import { withoutExpectations } from '../report/explain.js';
import type { ExampleSource } from '../rules/rule.js';
import { type FileHost, hostOf } from '../sources/nginx/include.js';
import { analyzedInput, chosenBy } from './analyzed.js';
import { sortedOut } from './appFile.js';
import { mustSettle, settledRun } from './checked.js';
import type { FoundConfiguration } from './configuration.js';
import { lbIdleOption } from './lbIdle.js';
import { readersFor } from './statedFiles.js';

/** A day on which every example holds that names none. */
const NEVER_OVER = '2000-01-01T12:00:00';

/** What one rule says about each of its examples. */
export async function samplesOf(
  rule: string,
  examples: readonly ExampleSource[],
): Promise<ReadonlyMap<ExampleSource, Analysis>> {
  const analyses = new Map<ExampleSource, Analysis>();
  for (const example of examples) analyses.set(example, await checked(example, rule));
  return analyses;
}

/** The findings of one rule on an example. */
async function checked(example: ExampleSource, rule: string): Promise<Analysis> {
  const files = Object.entries(example.files).map(([name, text]): SourceFile => ({
    name,
    text: withoutExpectations(text),
  }));
  const { 'lb-idle': lbIdle, lb, 'nginx-version': nginxVersion } = example.options ?? {};
  const { nginx, starters, infrastructure } = sortedOut(files);
  const host = hostOf(files);
  const options = {
    paths: [],
    lbs: lb === undefined ? [] : String(lb).split(' '),
    lbIdle: lbIdle === undefined ? undefined : lbIdleOption(String(lbIdle), []),
    nginxVersion: nginxVersion === undefined ? undefined : String(nginxVersion),
  };
  const found = await configurationAmong(files, host);
  const around = { found, variables: found?.configuration.options.variables };
  const input = { files: nginx, starters, infrastructure, host, searched: false };
  const chosen = { ...chosenBy(found), select: [rule] };
  const analysis = await analyzedInput(input, options, { cwd: '/' }, around, chosen);
  if (!mustSettle(analysis, found)) return analysis;
  // What is said of ignores depends on all that they may hide.
  const { strict = false, today } = example.options ?? {};
  const whole = await analyzedInput(input, options, { cwd: '/' }, around, chosenBy(found));
  const now = (): Date => new Date(today === undefined ? NEVER_OVER : `${String(today)}T12:00:00`);
  const left = await settledRun(whole, found, { ...chosenBy(found), strict: strict === true }, { cwd: '/', now });
  return { ...left, findings: left.findings.filter((each) => each.rule === rule) };
}

/** The configuration that an example has among its files. */
async function configurationAmong(
  files: readonly SourceFile[],
  host: FileHost,
): Promise<FoundConfiguration | undefined> {
  const file = files.find(({ name }) => isConfiguration(name));
  if (file === undefined) return undefined;
  const { readConfiguration } = await import('../config/index.js');
  return { file, directory: '/', configuration: readConfiguration(file, await readersFor(file, host)) };
}
