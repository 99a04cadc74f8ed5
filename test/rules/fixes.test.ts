import { describe, expect, test } from '@jest/globals';
import { chosenFix } from '../../src/findings/choice.js';
import { COMMAND_LINE } from '../../src/model/span.js';
import { runExample } from './examples.js';
import { brought, count, fixedExample } from './fixing.js';
import { rules } from './ruleFiles.js';

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
