import { renderExplain } from '../report/explain.js';
import { renderPretty } from '../report/pretty.js';
import type { ExampleSource } from '../rules/rule.js';
import { findRule } from '../rules/select.js';
import { allRules } from './allRules.js';
import { paletteFor, type ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { fullPages } from './fullPages.js';
import { widthOf, type Io } from './io.js';
import { samplesOf } from './samples.js';

/** Explains a rule, with the output of the real linter on its first example. */
export async function explain(word: string, color: ColorMode, io: Io): Promise<0> {
  const rules = await allRules();
  const found = findRule(rules, word);
  if ('problem' in found) throw new UsageError(`${found.problem}\ntimeout-lint rules lists them.`);
  const rule = (await fullPages()).whole(found.rule.source);
  const width = widthOf(io.stdout);
  const palette = await paletteFor(color, io.stdout, io.env);
  const analyses = await samplesOf(rule.name, rule.bad);
  const sample = (example: ExampleSource, columns: number) => {
    const analysis = analyses.get(example);
    if (analysis === undefined) return { findings: [], output: '' };
    return { findings: analysis.findings, output: renderPretty(analysis, { width: columns, palette, summary: false }) };
  };
  io.stdout.write(renderExplain(rule, { width, palette, sample }));
  return 0;
}
