import { renderRuleIndex, renderRulePage } from '../report/rulePage.js';
import { renderPretty } from '../report/pretty.js';
import { pageOf, type RuleFile, type RulePage } from '../rules/rule.js';
import { allRules } from './allRules.js';
import { samplesOf } from './samples.js';

/** Columns of what the linter prints, so that a page is not scrolled sideways. */
const WIDTH = 90;

/** The documentation's pages of rules, by their paths inside the project. `scripts/writeRulePages.mjs` writes them. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const files: RuleFile[] = [];
  const { rulePages: furtherKeys } = await import('../generated/rulePages.js');
  for (const { source } of await allRules()) {
    // The build has held every page against the schema of rules.
    const rule = { ...source, ...(furtherKeys[source.name] as unknown as RulePage) };
    const analyses = await samplesOf(rule.name, rule.bad);
    files.push(rule);
    const text = renderRulePage(rule, {
      source: `rules/${rule.code}-${rule.name}.yaml`,
      sample: (example) => {
        const analysis = analyses.get(example);
        if (analysis === undefined) return { findings: [], output: '' };
        return { findings: analysis.findings, output: renderPretty(analysis, { width: WIDTH, summary: false }) };
      },
    });
    pages.set(pageOf(rule.name), text);
  }
  pages.set('docs/rules/README.md', renderRuleIndex(files));
  return pages;
}
