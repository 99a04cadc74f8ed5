import { analyze } from '../analyze.js';
import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import { renderExplain, withoutExpectations } from '../report/explain.js';
import { renderPretty } from '../report/pretty.js';
import type { ExampleSource, Rule, RulePage } from '../rules/rule.js';
import { findRule } from '../rules/select.js';
import { allRules } from './allRules.js';
import { sortedOut } from './appFile.js';
import { appServersOf } from './appServers.js';
import { paletteFor, type ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { frontsOf } from './fronts.js';
import { infrastructureOf } from './infrastructure.js';
import { widthOf, type Io } from './io.js';
import { lbIdleOption } from './lbIdle.js';

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
  for (const example of page.bad) analyses.set(example, await checked(example, source.name, rules));
  const sample = (example: ExampleSource, columns: number) => {
    const analysis = analyses.get(example) as Analysis;
    return { findings: analysis.findings, output: renderPretty(analysis, { width: columns, palette, summary: false }) };
  };
  io.stdout.write(renderExplain({ ...source, ...page }, { width, palette, sample }));
  return 0;
}

/** The findings of one rule on an example. */
async function checked(example: ExampleSource, rule: string, rules: readonly Rule[]): Promise<Analysis> {
  const files = Object.entries(example.files).map(([name, text]): SourceFile => ({
    name,
    text: withoutExpectations(text),
  }));
  const lbIdle = example.options?.['lb-idle'];
  const lb = example.options?.['lb'];
  const fronts = lb === undefined ? undefined : await frontsOf(String(lb).split(' '));
  const nginxVersion = example.options?.['nginx-version'];
  const { nginx, starters, infrastructure: declared } = sortedOut(files);
  const infrastructure = await infrastructureOf(declared);
  const apps =
    starters.length === 0
      ? undefined
      : await appServersOf(starters, (path) => files.find(({ name }) => name === path)?.text);
  return analyze(nginx, rules, {
    select: [rule],
    ...(apps === undefined ? {} : { apps }),
    ...(infrastructure === undefined ? {} : { infrastructure }),
    ...(fronts === undefined ? {} : { fronts }),
    ...(lbIdle === undefined ? {} : { lbIdle: lbIdleOption(String(lbIdle), []) }),
    ...(nginxVersion === undefined ? {} : { nginxVersion: String(nginxVersion) }),
  });
}
