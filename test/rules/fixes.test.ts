import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { applyFixes } from '../../src/findings/apply.js';
import { chosenFix } from '../../src/findings/choice.js';
import type { End, Finding } from '../../src/findings/finding.js';
import { COMMAND_LINE } from '../../src/model/span.js';
import { loadRule } from '../../src/rules/load.js';
import type { ExampleSource } from '../../src/rules/rule.js';
import { runExample } from './examples.js';

const FOLDER = join(process.cwd(), 'rules');

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
          // What was typed can only be typed anew.
          .filter(({ edits }) => edits.length > 0 && edits.every(({ span }) => span.file.name !== COMMAND_LINE))
          .map(
            (fix) =>
              [
                `${rule.name}: ${example.title}: ${fix.description}`,
                { example, finding: { ...finding, fixes: [fix] } },
              ] as const,
          ),
      ),
  ),
);

test('there is something to apply', () => {
  expect(cases.length).toBeGreaterThan(50);
});

describe('an alternative takes its finding away, and brings none', () => {
  test.each(cases)('%s', (_, { example, finding }) => {
    const before = runExample(example).findings;
    const { example: changed, fixed, left } = fixedExample(example, [finding]);
    expect(left).toEqual([]);
    expect(fixed).toEqual([finding]);
    const after = runExample(changed).findings;
    expect(count(after, finding.rule)).toBeLessThan(count(before, finding.rule));
    expect(brought(before, after)).toEqual([]);
  });
});

/** All fixes of all findings of an example together. */
const whole = rules.flatMap((rule) =>
  rule.bad.flatMap((example) =>
    ([undefined, 'inner', 'outer'] as const).flatMap((prefer) => {
      const { findings } = runExample(example);
      return findings.some((finding) => chosenFix(finding, { unsafe: true, prefer }) !== undefined)
        ? [[`${rule.name}: ${example.title}: ${prefer ?? 'first'}`, { example, findings, prefer }] as const]
        : [];
    }),
  ),
);

describe('what is chosen of all findings together takes them away, and brings none', () => {
  test.each(whole)('%s', (_, { example, findings, prefer }) => {
    const { example: changed, fixed } = fixedExample(example, findings, prefer);
    const after = runExample(changed).findings;
    for (const { rule } of fixed) {
      const gone = fixed.filter((finding) => finding.rule === rule).length;
      expect(count(after, rule)).toBeLessThanOrEqual(count(findings, rule) - gone);
    }
    expect(brought(findings, after)).toEqual([]);
  });
});

function fixedExample(example: ExampleSource, findings: readonly Finding[], prefer?: End) {
  const { texts, fixed, left } = applyFixes(findings, { unsafe: true, prefer }, (name) => {
    const text = example.files[name];
    return text === undefined ? { refused: name } : { text };
  });
  return { example: { ...example, files: { ...example.files, ...Object.fromEntries(texts) } }, fixed, left };
}

function count(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

/** Rules that say more than before, advice among them. */
function brought(before: readonly Finding[], after: readonly Finding[]): string[] {
  const said = new Set(after.map(({ rule }) => rule));
  return [...said].filter((rule) => count(after, rule) > count(before, rule));
}
