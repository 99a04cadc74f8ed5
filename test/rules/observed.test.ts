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

  describe('on two routes', () => {
    const second = routeAt(placeOf(file, 'route /b'), '/b');
    const inOther = { name: 'primary', span: placeOf(fileOf('x app', 'other.conf'), 'app') };
    const atRoute = { name: 'primary', span: second.span };
    const byDefault = { provenance: 'default' } as const;

    test.each<[string, Partial<Observation>, Partial<Observation>, number]>([
      ['is one at the same places', {}, {}, 1],
      ['is two at places apart', {}, { places: [atRoute] }, 2],
      ['is two in files apart', { places: [inOther] }, { places: [{ ...inOther, span: placeOf(file, 'app') }] }, 2],
      ['is two at places of other names', { places: [atRoute] }, { places: [{ ...atRoute, name: 'pool' }] }, 2],
      [
        'is one about a default, which stands nowhere',
        { places: [{ ...atRoute, ...byDefault }] },
        { places: [{ ...atRoute, ...byDefault, span: placeOf(file, 'app') }] },
        1,
      ],
      [
        'is one about a default in each file',
        { places: [{ ...atRoute, ...byDefault }] },
        { places: [{ ...inOther, ...byDefault }] },
        2,
      ],
      [
        'is one about each default',
        { places: [{ ...atRoute, ...byDefault }], data: { ...observed().data, directive: 'keepalive', value: 1 } },
        { places: [{ ...atRoute, ...byDefault }], data: { ...observed().data, directive: 'keepalive', value: 2 } },
        2,
      ],
      [
        'is one about the defaults of each directive',
        { places: [{ ...atRoute, ...byDefault }], data: { ...observed().data, directive: 'keepalive' } },
        { places: [{ ...atRoute, ...byDefault }], data: { ...observed().data, directive: 'timeout' } },
        2,
      ],
      ['is two of which one depends on the version', {}, { data: { ...observed().data, versions: 'before 2.0' } }, 2],
    ])('%s', (_, one, two, count) => {
      expect(findingsOf(observed(one), observed({ route: second, ...two }))).toHaveLength(count);
    });

    test('stands at the first primary place', () => {
      const late = observed({ places: [{ ...atRoute, ...byDefault }] });
      const early = observed({ route: second, places: [{ ...atRoute, ...byDefault, span: placeOf(file, 'app') }] });
      expect(findingsOf(late, early)).toMatchObject([{ route: 'example.org /b', moreRoutes: 1 }]);
    });
  });

  test('has a fingerprint of what was seen, and where but for the place', () => {
    const fingerprintOf = (over: Partial<Observation>): string | undefined =>
      findingsOf(observed(over))[0]?.fingerprint;
    const data = observed().data;
    const different: Partial<Observation>[] = [
      {},
      { data: { ...data, size: 9 } },
      { data: { ...data, more: true } },
      { places: [{ name: 'primary', span: placeOf(file, 'app') }] },
      { route: routeAt(placeOf(file, 'route /b'), '/b') },
    ];
    expect(new Set(different.map(fingerprintOf)).size).toBe(different.length);
    const { upstream, size, reason } = data;
    expect(fingerprintOf({ data: { upstream, size, reason } } as Partial<Observation>)).toBe(fingerprintOf({}));
    const moved = observed().places.map((place) => ({ ...place, span: placeOf(file, 'pool') }));
    expect(fingerprintOf({ places: moved })).toBe(fingerprintOf({}));
  });

  test('may be at any hop, and then says at which', () => {
    const spans = findingsOf(observed({}, { hop: 'the gate' }))[0]?.spans;
    expect(spans?.map(({ hop, primary }) => [hop, primary])).toEqual([
      ['proxy', false],
      ['the gate', true],
    ]);
  });

  test('fills nothing in from the prototype of the data', () => {
    const [rule] = rulesOf([OBSERVED_RULE.replace("is never used'", "is never {constructor} used'")]);
    const [finding] = evaluate(rule ? [rule] : [], { chains: [], observations: [observed()] });
    expect(finding?.headline).toBe('the pool of app is never {constructor} used');
  });
});
