/**
 * The examples of all rules: what `test/rules/examples.test.ts`, `test/rules/fixes.test.ts` and `npm run check:docs` hold, but
 * rule by rule, so that a mutant is held against those examples alone that reach it, and without reading rules from files.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { rulePages } from '../../src/generated/rulePages.js';
import { COMMAND_LINE } from '../../src/model/span.js';
import { withoutExpectations } from '../../src/report/explain.js';
import { renderPretty } from '../../src/report/pretty.js';
import { differencesOf, marksIn, runExample } from '../../test/rules/examples.js';
import { brought, count, fixedExample } from '../../test/rules/fixing.js';

describe.each(Object.entries(rulePages))('%s', (rule, { bad, good }) => {
  test.each(bad.map((example) => [example.title, example]))('bad: %s', (_title, example) => {
    const files = Object.entries(example.files).map(([name, text]) => ({ name, text }));
    const analysis = runExample({ ...example, files: mapped(example.files, withoutExpectations) });
    const marked = [...marksIn(files).map((mark) => mark.rule), ...(example.expect ?? [])];
    expect(analysis.findings.map((finding) => finding.rule).toSorted()).toEqual(marked.toSorted());
    // Of its own findings the page has every word and line.
    const own = { ...analysis, findings: analysis.findings.filter((finding) => finding.rule === rule) };
    const page = readFileSync(`docs/rules/${rule}.md`, 'utf8');
    expect(page).toContain(renderPretty(own, { width: 90, summary: false }).trimEnd());
  });

  test.each(good.map((example) => [example.title, example]))('good: %s', (_title, example) => {
    expect(differencesOf([], runExample(example).findings)).toEqual([]);
  });

  test('fixes', () => {
    for (const example of bad) {
      const before = runExample(example).findings;
      const own = before.filter((finding) => finding.rule === rule);
      for (const finding of own.flatMap((each) => each.fixes.map((fix) => ({ ...each, fixes: [fix] })))) {
        const { edits } = finding.fixes[0];
        if (edits.length === 0 || edits.some(({ span }) => span.file.name === COMMAND_LINE)) continue;
        const { example: changed, fixed } = fixedExample(example, [finding]);
        expect(fixed).toEqual([finding]);
        const after = runExample(changed).findings;
        expect(count(after, rule)).toBeLessThan(count(before, rule));
        expect(brought(before, after)).toEqual([]);
      }
    }
  });
});

function mapped(files, change) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
}
