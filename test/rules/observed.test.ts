import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../src/model/observation.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { fileOf, placeOf, routeAt } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { OBSERVED_RULE } from './ruleText.js';

const file = fileOf('pool 8 to app\nroute /a\nroute /b\n');

function observed(over: Partial<Observation> = {}, data: Observation['data'] = {}): Observation {
  return {
    id: 'proxy/pool-unused',
    places: [
      { name: 'pool', span: placeOf(file, '8') },
      { name: 'primary', span: placeOf(file, 'app') },
    ],
    data: { reason: 'http10', size: 8, upstream: 'app', ...data },
    route: routeAt(placeOf(file, 'route /a'), '/a'),
    ...over,
  };
}

const findingsOf = (...observations: Observation[]) => evaluate(rulesOf([OBSERVED_RULE]), { chains: [], observations });

describe('a rule about an observation', () => {
  test('gives it words at each place', () => {
    expect(findingsOf(observed())).toMatchObject([
      {
        rule: 'pool-unused',
        severity: 'warning',
        confidence: 'high',
        headline: 'the pool of app is never used',
        consequence: 'One connection a request.',
        route: 'example.org /a',
        spans: [
          { label: '8 connections', primary: false, hop: 'proxy', provenance: 'explicit' },
          { label: 'for app', primary: true, hop: 'proxy' },
        ],
        fixes: [{ description: 'say so', edits: [{ text: 'app', span: { start: 10, end: 13 } }] }],
      },
    ]);
  });

  test('has other words for another reason', () => {
    expect(findingsOf(observed({}, { reason: 'lost' }))).toMatchObject([
      { headline: 'app lost its header', consequence: 'The header set outside does not count in app.' },
    ]);
  });

  test.each<[string, Partial<Observation>, Observation['data']]>([
    ['of another kind', { id: 'proxy/other' }, {}],
    ['for another reason', {}, { reason: 'off' }],
    ['outside the bounds', {}, { size: 0 }],
    ['without a place', { places: [] }, {}],
  ])('is silent about one %s', (_, over, data) => {
    expect(findingsOf(observed(over, data))).toEqual([]);
  });

  test('is less severe where it depends on a version that is not known', () => {
    expect(findingsOf(observed({}, { versions: 'before 2.0' }))).toMatchObject([
      { severity: 'info', headline: 'the pool of app is never used (before 2.0)' },
    ]);
  });

  test('is the same finding, only surer, once the version is known', () => {
    const [unsure, sure] = [findingsOf(observed({}, { versions: 'before 2.0' })), findingsOf(observed())];
    expect(sure[0]?.fingerprint).toBe(unsure[0]?.fingerprint);
  });

  test('names the neighbour at the place of a neighbour', () => {
    const caller = { name: 'caller', span: placeOf(file, '8') };
    const seen = observed({ places: [caller, ...observed().places] }, { caller: 'the front' });
    expect(findingsOf(seen)[0]?.spans.map(({ hop }) => hop)).toEqual(['the front', 'proxy', 'proxy']);
  });

  test('is no surer than the observation', () => {
    expect(findingsOf(observed({ confidence: 'low' }))).toMatchObject([{ confidence: 'low' }]);
  });

  test('is one finding for the same words at the same places', () => {
    const route = routeAt(placeOf(file, 'route /b'), '/b');
    const same = findingsOf(observed({ route }, { size: 9 }), observed());
    expect(same).toMatchObject([{ route: 'example.org /a', moreRoutes: 1 }]);
    expect(findingsOf(observed(), observed({ route }, { upstream: 'other' }))).toHaveLength(2);
  });

  test('fills nothing in from the prototype of the data', () => {
    const [rule] = rulesOf([OBSERVED_RULE.replace("is never used'", "is never {constructor} used'")]);
    const [finding] = evaluate(rule ? [rule] : [], { chains: [], observations: [observed()] });
    expect(finding?.headline).toBe('the pool of app is never {constructor} used');
  });
});
