import { applyFixes } from '../../src/findings/apply.js';
import type { End, Finding } from '../../src/findings/finding.js';
import type { ExampleSource } from '../../src/rules/rule.js';

/** An example with the fixes of findings written into its files, and what became of each finding. */
export function fixedExample(example: ExampleSource, findings: readonly Finding[], prefer?: End) {
  const { texts, fixed, left } = applyFixes(findings, { unsafe: true, prefer }, (name) => {
    const text = example.files[name];
    return text === undefined ? { refused: name } : { text };
  });
  return { example: { ...example, files: { ...example.files, ...Object.fromEntries(texts) } }, fixed, left };
}

/** How many of the findings are of a rule. */
export function count(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

/** Rules that say more than before, advice among them. */
export function brought(before: readonly Finding[], after: readonly Finding[]): string[] {
  const said = new Set(after.map(({ rule }) => rule));
  return [...said].filter((rule) => count(after, rule) > count(before, rule));
}
