import { describe, expect, test } from '@jest/globals';
import type { Chain } from '../../src/model/chain.js';
import { exactly } from '../../src/model/duration.js';
import type { Provenance } from '../../src/model/setting.js';
import { sliceOf } from '../../src/model/span.js';
import type { Finding } from '../../src/findings/finding.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf, type SettingOptions } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { HOP_RULE, LEG_RULE } from './ruleText.js';

const [idleRace] = rulesOf([LEG_RULE]);

/** A front that reuses connections before an app that keeps them, both told in one line each. */
function frontAndApp(
  front: string,
  app: string,
  options: SettingOptions = {},
  frontProvenance: Provenance = 'flag',
): Chain {
  const file = fileOf(`front ${front}\nroute { idle ${app} }\n`);
  const idle = settingOf('downstream.idle', placeOf(file, app, front === app ? 1 : 0), app, {
    name: 'idle_timeout',
    ...options,
  });
  const pool = settingOf('upstream.idle', placeOf(file, front), front, {
    name: '--front',
    provenance: frontProvenance,
  });
  return chainOf(routeAt(placeOf(file, 'route')), [
    hopOf('front', placeOf(file, 'front'), [pool], { facts: { 'upstream.reuse': true } }),
    hopOf('app', placeOf(file, 'route'), [idle]),
  ]);
}

function findingsOf(chains: readonly Chain[], ruleText = LEG_RULE): Finding[] {
  return evaluate(rulesOf([ruleText]), { chains, observations: [] });
}

describe('a rule about a leg', () => {
  test('says nothing where the callee outlasts the caller', () => {
    expect(findingsOf([frontAndApp('60s', '75s')])).toEqual([]);
  });

  test('says everything about one that does not', () => {
    const [finding, ...others] = findingsOf([frontAndApp('60s', '30s')]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'idle-race',
      code: 'TL901',
      severity: 'error',
      confidence: 'high',
      headline: 'app closes after 30s, but front reuses for 60s',
      consequence: 'The client gets 502 from front.',
      route: 'example.org /',
      moreRoutes: 0,
      story: [{ at: '30s', hop: 'app', event: 'closes', log: 'nothing' }],
      docs: 'docs/rules/idle-race.md',
      sources: ['https://example.org/a'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(finding?.spans.map(({ span, ...rest }) => ({ text: sliceOf(span), ...rest }))).toEqual([
      { text: '60s', primary: false, label: 'front reuses for 60s', hop: 'front', provenance: 'flag' },
      { text: '30s', primary: true, label: 'idle_timeout is 30s', hop: 'app', provenance: 'explicit' },
    ]);
  });

  test('edits what stands in a file, not what was typed as a flag', () => {
    const [finding] = findingsOf([frontAndApp('60s', '30s', { provenance: 'inherited' })]);
    expect(finding?.fixes.map(({ description, edits }) => [description, edits.map(({ text }) => text)])).toEqual([
      ['set idle_timeout to 75s', ['75s']],
      ['or --front to 25s', []],
    ]);
  });

  test('edits no default', () => {
    const [finding] = findingsOf([frontAndApp('60s', '30s', { provenance: 'default' })]);
    expect(finding?.severity).toBe('warning');
    expect(finding?.fixes.flatMap(({ edits }) => edits)).toEqual([]);
  });

  test('has another headline and its plain severity for equal values', () => {
    expect(findingsOf([frontAndApp('60s', '60s')])).toMatchObject([
      { headline: 'app and front both end at 60s', severity: 'warning' },
    ]);
  });

  test.each<[string, SettingOptions, number]>([
    ['pass', {}, 0],
    ['report-chosen', {}, 1],
    ['report-chosen', { provenance: 'default' }, 0],
    ['report', { provenance: 'default' }, 1],
  ])('treats equal values as %s', (mode, options, count) => {
    const rule = LEG_RULE.replace('equal: report', `equal: ${mode}`).replace(
      mode === 'pass' ? /^equal: .*\n/m : /$^/,
      '',
    );
    expect(findingsOf([frontAndApp('60s', '60s', options)], rule)).toHaveLength(count);
  });

  test.each([
    ['the app keeps it for ever', '60s', 'unbounded'],
    ['both keep it for ever', 'unbounded', 'unbounded'],
    ['the app is unknown', '60s', '${IDLE}'],
    ['the front is unknown', '$FRONT', '5s'],
  ])('says nothing where %s', (_, front, app) => {
    expect(findingsOf([frontAndApp(front, app)])).toEqual([]);
  });

  test('drops a way out that has no value', () => {
    const [finding] = findingsOf([frontAndApp('unbounded', '30s')]);
    expect(finding?.headline).toBe('app closes after 30s, but front reuses for no limit');
    expect(finding?.fixes.map(({ description }) => description)).toEqual(['or --front to 25s']);
  });

  test('compares the worst ends of bands', () => {
    const band = { kind: 'band', min: 55_000, max: 90_000 } as const;
    expect(findingsOf([frontAndApp('60s', '70s', { value: band })])).toMatchObject([
      { headline: 'app closes after 55s to 90s, but front reuses for 60s' },
    ]);
    expect(findingsOf([frontAndApp('50s', '70s', { value: band })])).toEqual([]);
  });

  test.each([
    ['reuses nothing', { 'upstream.reuse': false }, 7 as const],
    ['may or may not reuse', { 'upstream.reuse': null }, 7 as const],
    ['passes packets on', { 'upstream.reuse': true }, 4 as const],
  ])('is silent where the caller %s', (_, facts, layer) => {
    const { route, hops } = frontAndApp('60s', '30s');
    const pool = hops[0]?.timer('upstream.idle');
    if (pool === undefined || hops[1] === undefined) throw new Error('the builder made no pool');
    const front = hopOf('front', pool.span, [pool], { facts, layer });
    expect(findingsOf([chainOf(route, [front, hops[1]])])).toEqual([]);
  });

  test('is no surer than the leg', () => {
    const { route, hops } = frontAndApp('60s', '30s');
    expect(findingsOf([chainOf(route, hops, 'medium')])).toMatchObject([{ confidence: 'medium' }]);
    expect(
      findingsOf([chainOf(route, hops, 'medium')], LEG_RULE.replace('since:', 'confidence: low\nsince:')),
    ).toMatchObject([{ confidence: 'low' }]);
  });

  test('mirrors everything for stay-below', () => {
    const rule = LEG_RULE.replace('must: outlast', 'must: stay-below');
    expect(findingsOf([frontAndApp('60s', '30s')], rule)).toEqual([]);
    expect(findingsOf([frontAndApp('60s', '60s')], rule)).toMatchObject([
      { headline: 'app and front both end at 60s' },
    ]);
    const [finding] = findingsOf([frontAndApp('60s', '90s')], rule);
    expect(finding?.fixes.map(({ description }) => description)).toEqual([
      'set idle_timeout to 55s',
      'or --front to 110s',
    ]);
  });

  test('points at the further settings that decide a quantity, each place once', () => {
    const file = fileOf('front 60s app { idle 30s grace 5s }');
    const at = (text: string, timer: 'downstream.idle' | 'drain.grace' | 'drain.kill') =>
      settingOf(timer, placeOf(file, text), text, { name: timer });
    const settings = [at('30s', 'downstream.idle'), at('5s', 'drain.grace'), at('5s', 'drain.kill')];
    const table = {
      keeps: () => ({ value: exactly(35_000), settings, why: 'idle and grace', chosen: true }),
    };
    const text = LEG_RULE.replace('callee: downstream.idle', 'callee: keeps').replace(
      'labels:',
      "labels:\n  calleeAlso: 'and {also.setting} adds {also.value}'",
    );
    const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s');
    const chain = chainOf(routeAt(placeOf(file, 'app')), [
      hopOf('front', placeOf(file, 'front'), [pool], { facts: { 'upstream.reuse': true } }),
      hopOf('app', placeOf(file, 'app'), []),
    ]);
    const [finding] = evaluate(rulesOf([text], table), { chains: [chain], observations: [] });
    expect(finding?.spans.map(({ label, primary }) => [label, primary])).toEqual([
      ['front reuses for 60s', false],
      ['downstream.idle is 30s', true],
      ['and drain.grace adds 5s', false],
    ]);
    expect(finding?.headline).toBe('app closes after 35s, but front reuses for 60s');
  });
});

describe('one finding for many routes', () => {
  const file = fileOf('pool 60s\nidle 30s\nroute /a\nroute /b\nroute /c\n');
  const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s');
  const front = hopOf('front', placeOf(file, 'pool'), [pool], { facts: { 'upstream.reuse': true } });
  const routeTo = (location: string): Chain['route'] => routeAt(placeOf(file, `route ${location}`), location);

  test('where they share what is written', () => {
    const idle = settingOf('downstream.idle', placeOf(file, '30s'), '30s', { provenance: 'inherited' });
    const chains = ['/c', '/a', '/b'].map((location) =>
      chainOf(routeTo(location), [front, hopOf('app', idle.span, [idle])]),
    );
    expect(findingsOf(chains)).toMatchObject([{ route: 'example.org /a', moreRoutes: 2 }]);
  });

  test('where they share a default, although it belongs to a place in each', () => {
    const chains = ['/b', '/a'].map((location) => {
      const span = placeOf(file, `route ${location}`);
      const idle = settingOf('downstream.idle', span, '30s', { provenance: 'default' });
      return chainOf(routeTo(location), [front, hopOf('app', span, [idle])]);
    });
    const findings = findingsOf(chains);
    expect(findings).toMatchObject([{ route: 'example.org /a', moreRoutes: 1 }]);
    expect(findings[0]?.spans.map(({ span }) => sliceOf(span))).toEqual(['60s', 'route /a']);
  });

  test('not where the values are written apart', () => {
    const apart = fileOf('pool 60s\na 30s\nb 30s\n');
    const chains = [0, 1].map((occurrence) => {
      const idle = settingOf('downstream.idle', placeOf(apart, '30s', occurrence), '30s');
      return chainOf(routeAt(idle.span, '/'), [front, hopOf('app', idle.span, [idle])]);
    });
    const findings = findingsOf(chains);
    expect(findings).toHaveLength(2);
    expect(findings[1]?.fingerprint).toBe(`${findings[0]?.fingerprint}-2`);
  });
});

describe('a rule about a hop', () => {
  const chainWith = (product: string, written: string): Chain => {
    const file = fileOf(`connect ${written}`);
    const connect = settingOf('upstream.connect', placeOf(file, written), written, { name: 'connect_timeout' });
    return chainOf(routeAt(connect.span), [hopOf(product, connect.span, [connect], { product })]);
  };

  test.each([
    ['proxy', '300s', ['proxy waits 5m, more than 75s', 'set connect_timeout to 70s']],
    ['gate', '76s', ['gate waits 76s, more than 75s', 'set connect_timeout to 70s']],
    ['proxy', '75s', []],
    ['proxy', '5s', []],
    ['other', '300s', []],
  ])('holds %s at %s against its limit', (product, written, said) => {
    const findings = findingsOf([chainWith(product, written)], HOP_RULE);
    expect(
      findings.flatMap(({ headline, fixes }) => [headline, ...fixes.map(({ description }) => description)]),
    ).toEqual(said);
  });

  test('treats a count as a count', () => {
    const rule = HOP_RULE.replace('upstream.connect', 'upstream.pool')
      .replace('limit: 75s', 'limit: 16')
      .replace('stay-below', 'outlast');
    const file = fileOf('pool 4');
    const pool = settingOf('upstream.pool', placeOf(file, '4'), '4', { name: 'pool' });
    const chain = chainOf(routeAt(pool.span), [hopOf('proxy', pool.span, [pool])]);
    expect(findingsOf([chain], rule)).toMatchObject([
      { headline: 'proxy waits 4, more than 16', fixes: [{ description: 'set pool to 17', edits: [{ text: '17' }] }] },
    ]);
  });
});

test('findings stand in the order of their files and places, whatever the order of the chains', () => {
  const chains = ['c.conf', 'a.conf', 'b.conf'].map((name) => {
    const file = fileOf('front 60s\nidle 30s\n', name);
    const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s');
    const idle = settingOf('downstream.idle', placeOf(file, '30s'), '30s');
    const front = hopOf('front', placeOf(file, 'front'), [pool], { facts: { 'upstream.reuse': true } });
    return chainOf(routeAt(placeOf(file, 'idle')), [front, hopOf('app', idle.span, [idle])]);
  });
  for (const each of [chains, chains.toReversed()]) {
    const names = findingsOf(each).map(({ spans }) => spans.find(({ primary }) => primary)?.span.file.name);
    expect(names).toEqual(['a.conf', 'b.conf', 'c.conf']);
  }
});

test('no rules and no input say nothing', () => {
  expect(evaluate([], { chains: [frontAndApp('60s', '30s')], observations: [] })).toEqual([]);
  expect(idleRace && evaluate([idleRace], { chains: [], observations: [] })).toEqual([]);
});
