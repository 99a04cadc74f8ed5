import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadRule } from '../../src/rules/load.js';
import { HOP_RULE, LEG_RULE, OBSERVED_RULE } from './ruleText.js';

/** The problems as `line:column sentence`, of a rule in which one text is replaced by another. */
function problemsOf(rule: string, from: string, to: string, name = ''): string[] {
  expect(rule).toContain(from);
  const loaded = loadRule(rule.replace(from, to), name);
  return 'problems' in loaded
    ? loaded.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
    : ['loads'];
}

describe('loadRule', () => {
  test.each([
    ['leg', LEG_RULE, 'TL901-idle-race.yaml'],
    ['hop', HOP_RULE, 'rules/TL902-connect-beyond-kernel.yaml'],
    ['observed', OBSERVED_RULE, 'TL903-pool-unused.yaml'],
  ])('loads a rule of the form %s', (form, text, name) => {
    const loaded = loadRule(text, name);
    expect(loaded).not.toHaveProperty('problems');
    if (!('rule' in loaded)) return;
    expect(loaded.rule.check.form).toBe(form);
    expect(loaded.file.good).toHaveLength(2);
  });

  test.each<[string, string, string, string, readonly string[]]>([
    [
      'a mistyped key',
      LEG_RULE,
      'consequence:',
      'consequense:',
      ['1:1 the rule lacks "consequence"', '16:1 unknown key "consequense" in the rule; did you mean "consequence"?'],
    ],
    [
      'a mistyped key inside',
      LEG_RULE,
      'log: nothing',
      'logs: nothing',
      ['21:61 unknown key "logs" in "story.0"; did you mean "log"?'],
    ],
    [
      'a mistyped word',
      LEG_RULE,
      'severity: warning',
      'severity: waring',
      ['4:11 "severity" is "waring", not one of error, warning, info; did you mean "warning"?'],
    ],
    [
      'an unknown timer',
      LEG_RULE,
      'callee: downstream.idle',
      'callee: downstream.idel',
      ['9:13 no timer and no derived quantity is named "downstream.idel"; did you mean "downstream.idle"?'],
    ],
    [
      'an unknown quantity',
      LEG_RULE,
      'caller: upstream.idle',
      'caller: poolidle',
      ['11:13 no timer and no derived quantity is named "poolidle"; did you mean "poolIdle"?'],
    ],
    [
      'an unknown placeholder',
      LEG_RULE,
      '{callee.written}',
      '{callee.writen}',
      ['19:11 nothing is known as {callee.writen} here; did you mean "callee.written"?'],
    ],
    [
      'a placeholder of the other form',
      HOP_RULE,
      '{limit}',
      '{callee.value}',
      ['8:10 nothing is known as {callee.value} here'],
    ],
    [
      'an unknown condition',
      LEG_RULE,
      'leg.reuses: true',
      'leg.reuse: true',
      ['12:13 no condition is named "leg.reuse"; did you mean "leg.reuses"?'],
    ],
    [
      'a timer as a condition',
      LEG_RULE,
      'leg.reuses: true',
      'caller.upstream.idle: true',
      ['12:13 "caller.upstream.idle" is a timer; conditions ask for facts, quantities compare timers'],
    ],
    ['no reference', LEG_RULE, "['https://example.org/a']", '[]', ['25:13 "references" needs at least 1']],
    [
      'a reference that is no https page',
      LEG_RULE,
      'https://example.org/a',
      'http://example.org/a',
      ['25:14 "references.0" is "http://example.org/a", which does not look like ^https://[^\\s]+$'],
    ],
    [
      'two forms',
      HOP_RULE,
      'check:',
      'check:\n  observed: proxy/x',
      ['7:3 a check has exactly one of the forms "observed", "hop" and "leg"'],
    ],
    [
      'where without observed',
      HOP_RULE,
      'check:',
      'check:\n  where: { a: b }',
      ['7:3 "where" in "check" needs "observed" beside it'],
    ],
    [
      'a limit that is no duration',
      HOP_RULE,
      'limit: 75s',
      'limit: 75 seconds',
      ['7:63 "check.hop.limit" is "75 seconds", not a duration such as 75s'],
    ],
    [
      'equal values without words',
      LEG_RULE,
      "equal: '{callee}",
      "summary2: '{callee}",
      ['15:1 unknown key "summary2" in the rule; did you mean "summary"?'],
    ],
    [
      'equal values that are reported without a headline',
      HOP_RULE,
      'equal: pass',
      'equal: report',
      [
        '1:1 the rule lacks "equal", the headline where both last equally long; or let that pass with "equal: pass" in check.hop',
      ],
    ],
    [
      'a mistyped bound',
      OBSERVED_RULE,
      'above: 0',
      'abve: 0',
      ['8:44 unknown key "abve" in "check.where.size"; did you mean "above"?'],
    ],
    [
      'a mistyped key of an example',
      HOP_RULE,
      'good: [{ title: g',
      'good: [{ tilte: g',
      ['14:8 "good.0" lacks "title"', '14:10 unknown key "tilte" in "good.0"; did you mean "title"?'],
    ],
    [
      'a condition without a value',
      LEG_RULE,
      'caller.layer: 7',
      'caller.layer: ~',
      ['12:45 "check.leg.when.caller.layer" must be a literal, a list of literals, or bounds'],
    ],
    [
      'a text that is a list',
      LEG_RULE,
      'consequence: ',
      'consequence: [a] #',
      ['16:14 "consequence" must be a string'],
    ],
    [
      'a headline that is never said',
      LEG_RULE,
      'equal: report',
      'equal: pass',
      ['15:1 "equal" is never said, since check.leg lets equal values pass'],
    ],
    ['a place of the other form', LEG_RULE, 'labels:', 'labels:\n  hop: x', ['18:3 the form leg has no place "hop"']],
    [
      'a check against nothing',
      HOP_RULE,
      ', limit: 75s',
      '',
      ['7:8 "check.hop" has exactly one of "limit" and "against"'],
    ],
    [
      'a check against two things',
      HOP_RULE,
      'limit: 75s',
      'limit: 75s, against: upstream.read',
      ['7:8 "check.hop" has exactly one of "limit" and "against"'],
    ],
    [
      'an unknown quantity to hold it against',
      HOP_RULE,
      'limit: 75s',
      'against: upstream.raed',
      [
        '7:65 no timer and no derived quantity is named "upstream.raed"; did you mean "upstream.read"?',
        '8:10 nothing is known as {limit} here',
      ],
    ],
    [
      'a mistyped key of a tolerance',
      LEG_RULE,
      'equal: report',
      'tolerance: { lest: 5s }',
      ['13:18 unknown key "lest" in "check.leg.tolerance"; did you mean "least"?'],
    ],
    [
      'a share of more than all',
      LEG_RULE,
      'equal: report',
      'tolerance: { share: 50 }',
      ['13:25 "check.leg.tolerance.share" must be <= 1'],
    ],
    [
      'equal values within a tolerance',
      LEG_RULE,
      'equal: report',
      'equal: report\n    tolerance: { least: 5s }',
      [
        '13:5 with a tolerance nothing is just equal, so "equal" says nothing',
        '16:1 "equal" is never said, since check.leg lets equal values pass',
      ],
    ],
    [
      'equal values where nearness is what is reported',
      LEG_RULE,
      'must: outlast',
      'must: stay-clear-of',
      [
        '13:5 with must: stay-clear-of nothing is just equal, so "equal" says nothing',
        '15:1 "equal" is never said, since check.leg lets equal values pass',
      ],
    ],
    [
      'overlaps that pass where they are what is reported',
      HOP_RULE,
      'must: stay-below, limit: 75s, equal: pass',
      'must: stay-clear-of, limit: 75s, overlap: pass',
      ['7:71 with must: stay-clear-of bands that overlap are always reported'],
    ],
    [
      'a choice of the other form',
      LEG_RULE,
      'equal: report',
      'equal: report\n    chosenBy: hop',
      ['14:15 "check.leg.chosenBy" is "hop", not one of caller, callee, both, any'],
    ],
    [
      'a choice by a side that is not there',
      HOP_RULE,
      'equal: pass',
      'equal: pass, chosenBy: against',
      ['7:91 this check has no side "against", only hop'],
    ],
    [
      'a severity for what is the only case',
      LEG_RULE,
      'equal: report',
      'equal: report\n    onlyChosen: true',
      ['5:1 "severityChosen" is always meant where check.leg has "onlyChosen: true"'],
    ],
    [
      'a condition on the hop behind in the form hop',
      HOP_RULE,
      'hop.product: [proxy, gate]',
      'callee.product: proxy',
      ['7:89 no condition is named "callee.product"; did you mean "caller.product"?'],
    ],
    [
      'keys of a comparison in an observation',
      OBSERVED_RULE,
      'severity: warning',
      'severity: warning\nprimary: hop',
      ['5:1 "primary" belongs to the forms hop and leg, not to observed'],
    ],
    [
      'keys of an observation in a comparison',
      HOP_RULE,
      'set: hop',
      'edit: { place: hop, text: x }',
      ['10:55 "edit" belongs to the form observed; use "set"'],
    ],
  ])('refuses %s', (_, rule, from, to, problems) => {
    expect(problemsOf(rule, from, to)).toEqual(problems);
  });

  test('refuses a file of another name', () => {
    const loaded = loadRule(LEG_RULE, 'TL901-idle.yaml');
    expect(loaded).toEqual({
      problems: [{ message: 'the file of this rule must be named TL901-idle-race.yaml', line: 2, column: 7 }],
    });
  });

  test('says where the text is no YAML', () => {
    expect(loadRule('code: TL901\nname: [a', '')).toMatchObject({ problems: [{ line: 2 }] });
  });

  test.each([
    ['nothing', ''],
    ['a number', '5'],
    ['a list', '[1, 2]'],
    ['deep brackets', '['.repeat(60_000)],
    ['deep indents', '- '.repeat(60_000)],
    ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n'],
  ])('refuses %s with a sentence', (_, text) => {
    const loaded = loadRule(text, '');
    expect('problems' in loaded && loaded.problems.length > 0).toBe(true);
  });

  test('never throws, whatever is taken out of a rule', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(LEG_RULE, HOP_RULE, OBSERVED_RULE),
        fc.nat(900),
        fc.nat(40),
        fc.constantFrom('', '[', '{ a: 1 }', '- x\n', '*a', '5', 'null', ': '),
        (rule, from, length, inserted) => {
          const loaded = loadRule(rule.slice(0, from) + inserted + rule.slice(from + length), '');
          expect('rule' in loaded || loaded.problems.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
        },
      ),
    );
  });
});
