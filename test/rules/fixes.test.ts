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

/** What a fix of a rule may show for the first time, and why that is right. */
const LEADS_TO: Readonly<Record<string, readonly { readonly rule: string; readonly because: string }[]>> = {
  'hang-capacity': [
    {
      rule: 'worker-killed-first',
      because:
        'a worker that is freed sooner is freed before nginx stops waiting; only who runs it knows how much nginx may wait',
    },
  ],
};

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

describe('an alternative takes its finding away, and brings no error and no warning', () => {
  test.each(cases)('%s', (_, { example, finding }) => {
    const before = runExample(example).findings;
    const { example: changed, fixed, left } = fixedExample(example, [finding]);
    expect(left).toEqual([]);
    expect(fixed).toEqual([finding]);
    const after = runExample(changed).findings;
    expect(count(after, finding.rule)).toBeLessThan(count(before, finding.rule));
    const expected = (LEADS_TO[finding.rule] ?? []).map(({ rule }) => rule);
    expect(brought(before, after).filter((rule) => !expected.includes(rule))).toEqual([]);
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

describe('what is chosen of all findings together takes them away, and brings no error and no warning', () => {
  test.each(whole)('%s', (_, { example, findings, prefer }) => {
    const { example: changed, fixed } = fixedExample(example, findings, prefer);
    const after = runExample(changed).findings;
    for (const { rule } of fixed) {
      const gone = fixed.filter((finding) => finding.rule === rule).length;
      expect(count(after, rule)).toBeLessThanOrEqual(count(findings, rule) - gone);
    }
    const expected = fixed.flatMap(({ rule }) => (LEADS_TO[rule] ?? []).map((each) => each.rule));
    expect(brought(findings, after).filter((rule) => !expected.includes(rule))).toEqual([]);
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

function brought(before: readonly Finding[], after: readonly Finding[]): string[] {
  const worse = after.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
  return [...new Set(worse)].filter((rule) => count(after, rule) > count(before, rule));
}
