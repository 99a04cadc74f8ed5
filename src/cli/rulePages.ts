import { renderEvidence } from '../report/evidencePage.js';
import { renderRuleIndex, renderRulePage } from '../report/rulePage.js';
import { renderPretty } from '../report/pretty.js';
import { pageOf, type RuleFile } from '../rules/rule.js';
import { allRules } from './allRules.js';
import { fullPages } from './fullPages.js';
import { samplesOf } from './samples.js';

/** Columns of what the linter prints, so that a page is not scrolled sideways. */
const WIDTH = 90;

/** The documentation's pages of rules and evidence, by their paths inside the project. `scripts/writeRulePages.mjs` writes them. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const files: RuleFile[] = [];
  const { evidence, whole } = await fullPages();
  for (const { source } of await allRules()) {
    const rule = whole(source);
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
  pages.set('docs/evidence.md', renderEvidence(files, evidence));
  return pages;
}
