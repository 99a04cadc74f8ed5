import { renderExplain } from '../report/explain.js';
import { renderPretty } from '../report/pretty.js';
import type { ExampleSource, RulePage } from '../rules/rule.js';
import { findRule } from '../rules/select.js';
import { allRules } from './allRules.js';
import { paletteFor, type ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';
import { samplesOf } from './samples.js';

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
  const analyses = await samplesOf(source.name, page.bad);
  const sample = (example: ExampleSource, columns: number) => {
    const analysis = analyses.get(example);
    if (analysis === undefined) return { findings: [], output: '' };
    return { findings: analysis.findings, output: renderPretty(analysis, { width: columns, palette, summary: false }) };
  };
  io.stdout.write(renderExplain({ ...source, ...page }, { width, palette, sample }));
  return 0;
}
