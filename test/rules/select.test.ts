import { describe, expect, test } from '@jest/globals';
import { findRule, selectRules } from '../../src/rules/select.js';
import { rulesOf } from './rulesOf.js';
import { HOP_RULE, LEG_RULE, OBSERVED_RULE } from './ruleText.js';

const rules = rulesOf([LEG_RULE, HOP_RULE, OBSERVED_RULE.replace('TL903', 'TL803')]);

describe('selectRules', () => {
  test.each<[readonly string[] | undefined, readonly string[] | undefined, readonly string[]]>([
    [undefined, undefined, ['TL901', 'TL902', 'TL803']],
    [[], [], ['TL901', 'TL902', 'TL803']],
    [['idle-race'], undefined, ['TL901']],
    [['TL9'], undefined, ['TL901', 'TL902']],
    [['tl803', 'TL901'], undefined, ['TL901', 'TL803']],
    [undefined, ['TL9'], ['TL803']],
    [['TL'], ['idle-race'], ['TL902', 'TL803']],
    [['TL901'], ['TL901'], []],
  ])('select %j, ignore %j', (select, ignore, codes) => {
    const selection = selectRules(rules, select, ignore);
    expect('rules' in selection && selection.rules.map(({ code }) => code)).toEqual(codes);
  });

  test('names the near word for each that no rule answers to', () => {
    expect(selectRules(rules, ['idle-rase', 'TL1'], ['TL909', 'idle'])).toEqual({
      problems: [
        'no rule is named "idle-rase"; did you mean "idle-race"?',
        'no rule is named "TL1"',
        'no rule is named "TL909"; did you mean "TL901"?',
        'no rule is named "idle"',
      ],
    });
  });
});

test('findRule takes one name or code', () => {
  expect(findRule(rules, 'tl902')).toMatchObject({ rule: { name: 'connect-beyond-kernel' } });
  expect(findRule(rules, 'pool-unused')).toMatchObject({ rule: { code: 'TL803' } });
  expect(findRule(rules, 'TL9')).toHaveProperty('problem');
});
