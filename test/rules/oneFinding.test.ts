import { describe, expect, test } from '@jest/globals';
import type { Chain, Leg } from '../../src/model/chain.js';
import { exactly, UNBOUNDED, type Duration } from '../../src/model/duration.js';
import type { Quantity, Subject } from '../../src/model/derived.js';
import type { Span } from '../../src/model/span.js';
import type { Finding } from '../../src/findings/finding.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { LEG_RULE } from './ruleText.js';

/** What makes two findings of a comparison one, which of the places stands for them, and what their fingerprints hold. */

const file = fileOf('pool 60s\nidle 30s\nkeep 30s\nroute /a\nroute /b\n');
const other = fileOf('idle 30s\n', 'other.conf');
const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s');
const front = hopOf('front', placeOf(file, 'pool'), [pool], { facts: { 'upstream.reuse': true } });
const idle = settingOf('downstream.idle', placeOf(file, '30s'), '30s', { name: 'idle' });
const byDefault = settingOf('downstream.idle', placeOf(file, 'idle'), '30s', { provenance: 'default' });

const SAID = LEG_RULE.replace('callee: downstream.idle', 'callee: made');
/** The same with headlines that say no values. */
const UNSAID = SAID.replace(/^message: .*$/m, "message: '{callee} closes first'").replace(
  /^equal: .*$/m,
  "equal: 'both close at once'",
);

type Made = Partial<Quantity> & { readonly label?: string; readonly ms?: number; readonly at?: Span };

const quantityOf = (made: Made): Quantity => ({
  value: exactly(made.ms ?? 30_000),
  settings: [idle],
  why: 'made',
  chosen: true,
  ...made,
});

/** A chain for each quantity of the app behind the same front, on routes of their own. */
function findingsOf(rule: string, ...all: readonly Made[]): Finding[] {
  const made = new Map<unknown, Quantity>();
  const chains = all.map((each, index): Chain => {
    const location = index === 0 ? '/a' : '/b';
    const app = hopOf(each.label ?? 'app', each.at ?? placeOf(file, 'keep'), []);
    made.set(app, quantityOf(each));
    return chainOf(routeAt(placeOf(file, `route ${location}`), location), [front, app]);
  });
  const table = { made: ({ hop }: Subject) => made.get(hop) };
  return evaluate(rulesOf([rule], table), { chains, observations: [] });
}

test.each<[string, string, Made, Made, number]>([
  ['the same', SAID, {}, {}, 1],
  ['other values that the headline says', SAID, { ms: 30_000 }, { ms: 40_000 }, 2],
  ['other values that no headline says', UNSAID, { ms: 30_000 }, { ms: 40_000 }, 1],
  ['a value and an equal one, each with its headline', UNSAID, { ms: 30_000 }, { ms: 60_000 }, 2],
  ['bands that end alike', SAID, { ms: 40_000 }, { value: { kind: 'band', min: 30_000, max: 40_000 } }, 2],
  ['hops of other names', UNSAID, {}, { label: 'api' }, 2],
  ['settings that are written apart', UNSAID, {}, { settings: [{ ...idle, span: placeOf(file, '30s', 1) }] }, 2],
  ['settings of other names', UNSAID, {}, { settings: [{ ...idle, name: 'keep' }] }, 2],
  ['settings in other files', UNSAID, {}, { settings: [{ ...idle, span: placeOf(other, '30s') }] }, 2],
  ['quantities that are written apart', UNSAID, { place: placeOf(file, 'idle') }, { place: placeOf(file, 'keep') }, 2],
  ['one default', UNSAID, { settings: [byDefault] }, { settings: [{ ...byDefault, span: idle.span }] }, 1],
  ['other defaults', UNSAID, { settings: [byDefault] }, { settings: [byDefault], ms: 40_000 }, 2],
  [
    'a default in each file',
    UNSAID,
    { settings: [byDefault] },
    { settings: [{ ...byDefault, span: placeOf(other, 'idle') }] },
    2,
  ],
])('%s', (_, rule, one, two, count) => {
  expect(findingsOf(rule, one, two)).toHaveLength(count);
});

describe('what stands for several', () => {
  const spansOf = (rule: string, ...all: readonly Made[]) =>
    findingsOf(rule, ...all).map(({ route, moreRoutes, spans }) => ({
      route,
      moreRoutes,
      places: spans.map(({ span }) => span.start),
    }));

  test('is the route of the first place, not the first route', () => {
    const late = { settings: [{ ...byDefault, span: placeOf(file, 'keep') }] };
    expect(spansOf(UNSAID, late, { settings: [byDefault] })).toEqual([
      { route: 'example.org /b', moreRoutes: 1, places: [pool.span.start, byDefault.span.start] },
    ]);
  });

  test('is that of the first hop where no setting has a place', () => {
    const [late, early] = ['keep', 'idle'].map((text) => ({ settings: [], at: placeOf(file, text) }));
    expect(findingsOf(UNSAID, late as Made, early as Made)).toMatchObject([{ route: 'example.org /b', moreRoutes: 1 }]);
  });

  test('goes by the primary place before the others', () => {
    const caller = UNSAID.replace('labels:', 'primary: caller\nlabels:');
    expect(findingsOf(caller, {})[0]?.spans.map(({ primary }) => primary)).toEqual([true, false]);
  });
});

describe('fingerprints', () => {
  const fingerprintOf = (made: Made): string | undefined => findingsOf(UNSAID, made)[0]?.fingerprint;
  const value = (duration: Duration): Made => ({ value: duration });

  test('differ by what is compared', () => {
    const different: Made[] = [
      {},
      { ms: 40_000 },
      value({ kind: 'band', min: 30_000, max: 40_000 }),
      value({ kind: 'band', min: 30_000, max: 50_000 }),
      { label: 'api' },
      { settings: [{ ...idle, name: 'keep' }] },
      { settings: [idle, { ...idle, name: 'keep' }] },
    ];
    expect(new Set(different.map(fingerprintOf)).size).toBe(different.length);
    expect(fingerprintOf({})).not.toBe(findingsOf(SAID.replace('name: idle-race', 'name: race'), {})[0]?.fingerprint);
  });

  test('differ by the route', () => {
    const [one, two] = findingsOf(SAID, {}, { ms: 30_001 });
    const [same] = findingsOf(SAID, { ms: 30_001 });
    expect(two?.fingerprint).not.toBe(one?.fingerprint);
    expect(two?.fingerprint).not.toBe(same?.fingerprint);
  });

  test('do not differ by where it is written', () => {
    const moved = { settings: [{ ...idle, span: placeOf(file, '30s', 1) }] };
    expect(fingerprintOf(moved)).toBe(fingerprintOf({}));
  });

  test('hold what never ends, too', () => {
    const rule = UNSAID.replace('must: outlast', 'must: stay-below');
    const [never] = findingsOf(rule, value(UNBOUNDED));
    const [long] = findingsOf(rule, { ms: 90_000 });
    expect(never?.fingerprint).not.toBe(long?.fingerprint);
  });
});

describe('how sure a finding is', () => {
  const chain = (confidence: Leg['confidence'], made: readonly Quantity['settings'][0][]): Finding | undefined => {
    const app = hopOf('app', placeOf(file, 'keep'), made);
    const route = routeAt(placeOf(file, 'route /a'), '/a');
    return evaluate(rulesOf([LEG_RULE]), { chains: [chainOf(route, [front, app], confidence)], observations: [] })[0];
  };

  test('is no error where it is not certain that the hops are neighbours', () => {
    expect(chain('high', [idle])).toMatchObject({ severity: 'error', confidence: 'high' });
    expect(chain('high', [idle])).not.toHaveProperty('link');
    expect(chain('medium', [idle])).toMatchObject({ severity: 'warning', confidence: 'medium', link: 'by hand' });
  });

  test.each([
    ['warning', 'warning'],
    ['info', 'info'],
  ] as const)('is %s at most on account of a value of which no more may be said', (atMost, severity) => {
    expect(chain('high', [{ ...idle, terms: { atMost } }])).toMatchObject({ severity });
  });

  test('is less where something that was not read may have set another value', () => {
    expect(chain('high', [{ ...idle, provenance: 'assumed' }])).toMatchObject({ confidence: 'medium' });
    expect(chain('low', [{ ...idle, provenance: 'assumed' }])).toMatchObject({ confidence: 'low' });
    const beside = { ...idle, name: 'keep', provenance: 'assumed' } as const;
    expect(findingsOf(SAID, { settings: [idle, beside] })).toMatchObject([{ confidence: 'medium' }]);
    expect(findingsOf(SAID, { settings: [] })).toMatchObject([{ confidence: 'high' }]);
  });
});
