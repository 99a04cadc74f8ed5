import { isConfiguration } from '../config/names.js';
import type { Finding } from '../findings/finding.js';
import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import { renderExplain, withoutExpectations } from '../report/explain.js';
import { renderPretty } from '../report/pretty.js';
import type { ExampleSource, RulePage } from '../rules/rule.js';
import { findRule } from '../rules/select.js';
import { type FileHost, hostOf } from '../sources/nginx/include.js';
import { allRules } from './allRules.js';
import { analyzedInput, chosenBy } from './analyzed.js';
import { mustSettle, settledRun } from './checked.js';
import { sortedOut } from './appFile.js';
import type { FoundConfiguration } from './configuration.js';
import { paletteFor, type ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';
import { lbIdleOption } from './lbIdle.js';
import { readersFor } from './statedFiles.js';

/** A day on which every example holds that names none. */
const NEVER_OVER = '2000-01-01T12:00:00';

/** Explains a rule, with the output of the real linter on its first example. */
export async function explain(word: string, color: ColorMode, io: Io): Promise<0> {
  const rules = await allRules();
  const found = findRule(rules, word);
  if ('problem' in found) throw new UsageError(`${found.problem}\ntimeout-lint rules lists them.`);
  const { source } = found.rule;
  // The build has held every page against the schema of rules.
  const { rulePages } = await import('../generated/rulePages.js');
  const page = rulePages[source.name] as unknown as RulePage;
  const width = widthOf(io.stdout);
  const palette = await paletteFor(color, io.stdout, io.env);
  const analyses = new Map<ExampleSource, Analysis>();
  for (const example of page.bad) analyses.set(example, await checked(example, source.name));
  const sample = (example: ExampleSource, columns: number) => {
    const analysis = analyses.get(example) as Analysis;
    return { findings: analysis.findings, output: renderPretty(analysis, { width: columns, palette, summary: false }) };
  };
  io.stdout.write(renderExplain({ ...source, ...page }, { width, palette, sample }));
  return 0;
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
  const chosen = { ...chosenBy(found), select: [rule] };
  const analysis = await analyzedInput(
    { files: nginx, starters, infrastructure, host, searched: false },
    options,
    { cwd: '/' },
    around,
    chosen,
  );
  if (!mustSettle(analysis, found)) return analysis;
  // What is said of ignores depends on all that they may hide.
  const { strict = false, today } = example.options ?? {};
  const isAsked = (each: Finding): boolean => each.rule === rule;
  const whole = await analyzedInput(
    { files: nginx, starters, infrastructure, host, searched: false },
    options,
    { cwd: '/' },
    around,
    chosenBy(found),
  );
  const now = (): Date => new Date(today === undefined ? NEVER_OVER : `${String(today)}T12:00:00`);
  const held = await settledRun(whole, found, { ...chosenBy(found), strict: strict === true }, { cwd: '/', now });
  return { ...held, findings: held.findings.filter(isAsked) };
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
