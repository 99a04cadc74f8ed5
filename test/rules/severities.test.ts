import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { rulesChosen } from '../../src/rules/choice.js';
import { type RuleLevel, rulesOn, withSeverities } from '../../src/rules/severities.js';
import { rulesOf } from './rulesOf.js';
import { LEG_RULE } from './ruleText.js';

const [rule] = rulesOf([LEG_RULE]);
if (rule === undefined) throw new Error('there is a rule');
const { name, code } = rule;

const said = (word: string, level: RuleLevel) => ({ word, level });
const finding = { rule: name, code, severity: 'error' } as Finding;

describe('the level of a rule', () => {
  test.each<[RuleLevel, Finding['severity']]>([
    ['info', 'info'],
    ['warning', 'warning'],
    ['error', 'error'],
    ['on', 'error'],
    // A rule that is off finds nothing; what was found before stays what it is.
    ['off', 'error'],
  ])('%s makes a finding one of %s', (level, severity) => {
    expect(withSeverities([finding], [said(name, level)])).toEqual([{ ...finding, severity }]);
  });

  test('of no other rule makes no difference', () => {
    expect(withSeverities([finding])).toEqual([finding]);
    expect(withSeverities([finding], [said('other-rule', 'info')])).toEqual([finding]);
  });
});

describe('the rules that are used', () => {
  test('are those that are not turned off', () => {
    expect(rulesOn([rule])).toEqual([rule]);
    expect(rulesOn([rule], [said(name, 'off')])).toEqual([]);
    expect(rulesOn([rule], [said(name, 'on'), said('TL9', 'off')])).toEqual([rule]);
  });

  test('are chosen by words, and all are where a word stands for none', () => {
    expect(rulesChosen([rule], {})).toEqual([rule]);
    expect(rulesChosen([rule], { select: [name] })).toEqual([rule]);
    expect(rulesChosen([rule], { ignore: [name] })).toEqual([]);
    expect(rulesChosen([rule], { severities: [said(name, 'off')] })).toEqual([]);
    expect(rulesChosen([rule], { ignore: ['no-such-rule'] })).toEqual([rule]);
  });
});
