import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { applyFixes } from '../../src/findings/apply.js';
import type { Finding } from '../../src/findings/finding.js';
import { loadRule } from '../../src/rules/load.js';
import type { ExampleSource } from '../../src/rules/rule.js';
import { runExample } from './examples.js';

const FOLDER = join(process.cwd(), 'rules');

/**
 * Where applying a fix of a rule shows something else of which an error or a warning speaks, and why that is right. A rule
 * and what its fix may lead to.
 */
const LEADS_TO: Readonly<Record<string, { readonly rules: readonly string[]; readonly because: string }>> = {};

const rules = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()
  .flatMap((name) => {
    const result = loadRule(readFileSync(join(FOLDER, name), 'utf8'), name);
    return 'rule' in result ? [result.file] : [];
  });

/** Every alternative with edits of every finding in the bad examples, alone. */
const cases = rules.flatMap((rule) =>
  rule.bad.flatMap((example) =>
    runExample(example)
      .findings.filter((finding) => finding.rule === rule.name)
      .flatMap((finding) =>
        finding.fixes
          .filter(({ edits }) => edits.length > 0)
          .map((fix) => [`${rule.name}: ${example.title}: ${fix.description}`, { example, finding: { ...finding, fixes: [fix] } }] as const),
      ),
  ),
);

test('there is something to apply', () => {
  expect(cases.length).toBeGreaterThan(50);
});

describe('an alternative takes its finding away, and brings no error and no warning', () => {
  test.each(cases)('%s', (_, { example, finding }) => {
    const before = runExample(example).findings;
    const { example: changed, fixed } = fixedExample(example, [finding]);
    if (fixed.length === 0) return;
    const after = runExample(changed).findings;
    expect(count(after, finding.rule)).toBeLessThan(count(before, finding.rule));
    expect(brought(before, after)).toEqual([]);
  });
});

function fixedExample(example: ExampleSource, findings: readonly Finding[]) {
  const { texts, fixed, left } = applyFixes(findings, { unsafe: true }, (name) => {
    const text = example.files[name];
    return text === undefined ? { refused: name } : { text };
  });
  return { example: { ...example, files: { ...example.files, ...Object.fromEntries(texts) } }, fixed, left };
}

function count(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

function brought(before: readonly Finding[], after: readonly Finding[]): string[] {
  const worse = after.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
  return [...new Set(worse)].filter((rule) => count(after, rule) > count(before, rule));
}
