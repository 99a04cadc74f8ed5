import { describe, expect, test } from '@jest/globals';
import type { Chain } from '../../src/model/chain.js';
import { exactly } from '../../src/model/duration.js';
import type { Setting } from '../../src/model/setting.js';
import type { QuantityTable } from '../../src/rules/compile/side.js';
import type { Finding } from '../../src/findings/finding.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf, type SettingOptions } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { HOP_RULE, LEG_RULE } from './ruleText.js';

/** How a comparison is held, whose choice counts, and what it may ask of the hop in front. */

const file = fileOf('front 60s app 90s grace 40s kill 30s');

function chainWith(front: SettingOptions, app: SettingOptions): Chain {
  const patience = settingOf('upstream.idle', placeOf(file, '60s'), '60s', front);
  const deadline = settingOf('downstream.idle', placeOf(file, '90s'), '90s', app);
  return chainOf(routeAt(placeOf(file, 'app')), [
    hopOf('front', placeOf(file, 'front'), [patience], { facts: { 'upstream.reuse': true } }),
    hopOf('app', placeOf(file, 'app'), [deadline]),
  ]);
}

function findingsOf(rule: string, chain: Chain, table?: QuantityTable): Finding[] {
  return evaluate(rulesOf([rule], table), { chains: [chain], observations: [] });
}

/** The leg rule with other words in its check, and without the headline for equal values. */
const legRule = (check: string): string =>
  LEG_RULE.replace('must: outlast', 'must: stay-below')
    .replace('equal: report', check)
    .replace(/^equal: .*\n/m, '');

describe('a tolerance', () => {
  const tolerant = legRule('tolerance: { least: 5s, share: 0.5 }');

  test('is no violation up to its end', () => {
    expect(findingsOf(tolerant, chainWith({}, {}))).toEqual([]);
    expect(findingsOf(tolerant, chainWith({}, { value: exactly(90_001) }))).toHaveLength(1);
  });

  test('is halved by suggested values', () => {
    const [finding] = findingsOf(tolerant, chainWith({}, { value: exactly(120_000) }));
    expect(finding?.fixes.map(({ description }) => description)).toEqual([
      'set downstream.idle to 75s',
      'or upstream.idle to 96s',
    ]);
  });
});

test('stay-clear-of reports what is about as long', () => {
  const rule = legRule('tolerance: { least: 30s }').replace('must: stay-below', 'must: stay-clear-of');
  const [finding] = findingsOf(rule, chainWith({}, {}));
  expect(finding).toMatchObject({ severity: 'error', headline: 'app closes after 90s, but front reuses for 60s' });
  expect(finding?.fixes.map(({ description }) => description)).toEqual([
    'set downstream.idle to 110s',
    'or upstream.idle to 55s',
  ]);
  expect(findingsOf(rule, chainWith({}, { value: exactly(90_001) }))).toEqual([]);
});

describe('whose choice counts', () => {
  const nobody = { provenance: 'default' } as const;
  const severityOf = (by: string, front: SettingOptions, app: SettingOptions): string | undefined =>
    findingsOf(legRule(`equal: pass\n    chosenBy: ${by}`), chainWith(front, app))[0]?.severity;

  test.each([
    ['both', 'error', 'warning', 'warning', 'warning'],
    ['any', 'error', 'error', 'error', 'warning'],
    ['caller', 'error', 'warning', 'error', 'warning'],
    ['callee', 'error', 'error', 'warning', 'warning'],
  ])('for %s', (by, ...severities) => {
    expect([
      severityOf(by, {}, {}),
      severityOf(by, nobody, {}),
      severityOf(by, {}, nobody),
      severityOf(by, nobody, nobody),
    ]).toEqual(severities);
  });

  test('may be asked for at all', () => {
    const rule = legRule('equal: pass\n    chosenBy: caller\n    onlyChosen: true').replace(
      'severityChosen: error\n',
      '',
    );
    expect(findingsOf(rule, chainWith({}, nobody))).toMatchObject([{ severity: 'warning' }]);
    expect(findingsOf(rule, chainWith(nobody, {}))).toEqual([]);
  });

  test('decides which equal values are reported', () => {
    const rule = LEG_RULE.replace('equal: report', 'equal: report-chosen\n    chosenBy: callee');
    const same = { value: exactly(60_000) };
    expect(findingsOf(rule, chainWith(nobody, same))).toMatchObject([{ severity: 'warning' }]);
    expect(findingsOf(rule, chainWith({}, { ...same, ...nobody }))).toEqual([]);
  });
});

describe('two quantities of one hop', () => {
  const rule = HOP_RULE.replace('quantity: upstream.connect', 'quantity: drain.grace')
    .replace('limit: 75s', 'against: drain.kill')
    .replace('when: { hop.product: [proxy, gate] }', 'chosenBy: any')
    .replace('severity: info', 'severity: info\nseverityChosen: warning\nprimary: against')
    .replace('more than {limit}', '{against} kills it after {against.value}')
    .replace('set: hop }]', "set: hop }, { text: 'or {against.setting} to {against.suggest}', set: against }]");

  const chainOfOne = (...settings: Setting[]): Chain =>
    chainOf(routeAt(placeOf(file, 'app')), [hopOf('app', placeOf(file, 'app'), settings)]);
  const grace = (options: SettingOptions = {}): Setting =>
    settingOf('drain.grace', placeOf(file, '40s'), '40s', { name: 'grace', ...options });
  const kill = (options: SettingOptions = {}): Setting =>
    settingOf('drain.kill', placeOf(file, '30s'), '30s', { name: 'kill', ...options });

  test('are held against each other, with words, places and ways out for both', () => {
    const [finding] = findingsOf(rule, chainOfOne(grace(), kill()));
    expect(finding).toMatchObject({
      headline: 'app waits 40s, app kills it after 30s',
      severity: 'warning',
      spans: [
        { label: 'grace is 40s', primary: false },
        { label: 'kill is 30s', primary: true },
      ],
    });
    expect(finding?.fixes.map(({ description, edits }) => [description, edits[0]?.text])).toEqual([
      ['set grace to 25s', '25s'],
      ['or kill to 50s', '50s'],
    ]);
  });

  test('say nothing where one of them is missing, unknown, or long enough', () => {
    expect(findingsOf(rule, chainOfOne(grace()))).toEqual([]);
    expect(findingsOf(rule, chainOfOne(kill()))).toEqual([]);
    expect(findingsOf(rule, chainOfOne(grace(), kill({ value: { kind: 'unknown', text: '$KILL' } })))).toEqual([]);
    expect(findingsOf(rule, chainOfOne(grace(), kill({ value: exactly(41_000) })))).toEqual([]);
  });

  test('count as chosen by either of them', () => {
    const severities = [grace(), grace({ provenance: 'default' })].map(
      (one) => findingsOf(rule, chainOfOne(one, kill({ provenance: 'platform' })))[0]?.severity,
    );
    expect(severities).toEqual(['warning', 'info']);
  });
});

test('a hop can be asked for the one in front of it', () => {
  const rule = HOP_RULE.replace('quantity: upstream.connect', 'quantity: downstream.idle').replace(
    'hop.product: [proxy, gate]',
    'caller.product: front, caller.upstream.reuse: true',
  );
  const chain = chainWith({}, {});
  expect(findingsOf(rule, chain)).toMatchObject([{ headline: 'app waits 90s, more than 75s' }]);
  expect(findingsOf(rule.replace('caller.product: front', 'caller.product: other'), chain)).toEqual([]);
  expect(findingsOf(rule, chainOf(chain.route, chain.hops.slice(1)))).toEqual([]);
});

describe('a derived quantity', () => {
  const behind = hopOf('behind', placeOf(file, 'app'), []);
  const setting = { ...settingOf('drain.grace', placeOf(file, '40s'), '40s', { name: 'grace' }), unit: 's' as const };
  const quantity = { value: exactly(40_000), settings: [setting], why: 'so', chosen: true };

  const said = (extra: Partial<ReturnType<QuantityTable[string]>>): Finding | undefined =>
    findingsOf(LEG_RULE.replace('callee: downstream.idle', 'callee: made'), chainWith({}, {}), {
      made: () => ({ ...quantity, ...extra }),
    })[0];

  test('may stand at a place of its own, with its settings beside it', () => {
    const place = placeOf(file, 'app');
    expect(said({ place })?.spans.map(({ span, primary }) => [span.start, primary])).toEqual([
      [6, false],
      [place.start, true],
      [setting.span.start, false],
    ]);
  });

  test('may be that of another hop', () => {
    expect(said({ hop: behind })?.spans.map(({ hop }) => hop)).toEqual(['front', 'behind']);
  });

  test('says what its setting must be, as the product writes it', () => {
    const fixes = said({ settingFor: (value) => 2 * (value + 1000) })?.fixes;
    expect(fixes?.[0]).toMatchObject({ description: 'set grace to 152', edits: [{ text: '152' }] });
    expect(said({ count: true, value: exactly(4) })?.headline).toBe('app closes after 4, but front reuses for 60s');
  });
});
