import { describe, expect, test } from '@jest/globals';
import { exactly, UNBOUNDED, type Duration } from '../../src/model/duration.js';
import type { Quantity } from '../../src/model/derived.js';
import type { Setting, VendorTerms } from '../../src/model/setting.js';
import type { Finding } from '../../src/findings/finding.js';
import { editFor } from '../../src/rules/compile/measured.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { LEG_RULE } from './ruleText.js';

/** What a comparison says of each side: values that its vendor takes, places, and the words beside them. */

const file = fileOf('front 60s app 30s grace 5s');
const twin = fileOf('front 60s app 30s grace 5s', 'twin.conf');
const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s', { name: 'pool' });
const idle = settingOf('downstream.idle', placeOf(file, '30s'), '30s', { name: 'idle' });
const grace = settingOf('drain.grace', placeOf(file, '5s'), '5s', { name: 'grace' });
const workers = settingOf('upstream.pool', placeOf(file, '5s'), '4', { name: 'workers' });

const RULE = LEG_RULE.replace('callee: downstream.idle', 'callee: made')
  .replace(/^ {2}callee: '.*\n/m, '')
  .replace("'set {callee.setting} to {callee.suggest}'", "'set {callee.setting} to {callee.suggest}{callee.fit}'")
  .replace('references:', "  - { text: '{callee.setting} is {callee.limit}' }\nreferences:");

function found(made: Partial<Quantity>, front: Setting = pool, rule = RULE): Finding | undefined {
  const quantity = { value: exactly(30_000), settings: [idle], why: 'keeps it', chosen: true, ...made };
  const chain = chainOf(routeAt(placeOf(file, 'app')), [
    hopOf('front', placeOf(file, 'front'), [front], { facts: { 'upstream.reuse': true } }),
    hopOf('app', placeOf(file, 'app'), []),
  ]);
  return evaluate(rulesOf([rule], { made: () => quantity }), { chains: [chain], observations: [] })[0];
}

const fixesOf = (finding: Finding | undefined) => finding?.fixes.map(({ description }) => description);

describe('what the vendor says of a value', () => {
  const withTerms = (terms: VendorTerms, over: Partial<Setting> = {}): Partial<Quantity> => ({
    settings: [{ ...idle, ...over, terms }],
  });

  test.each<[string, VendorTerms, string]>([
    ['takes it', { range: [1000, 100_000] }, 'set idle to 75s'],
    ['takes just so much', { range: [1000, 75_000] }, 'set idle to 75s'],
    ['takes less', { range: [1000, 74_999] }, 'idle is 74.999s at most'],
    ['takes no so little', { range: [75_001, 100_000] }, 'idle is 75.001s at least'],
    ['takes just so little', { range: [75_000, 100_000] }, 'set idle to 75s'],
    ['can be asked', { range: [1000, 60_000], raise: 'more on request' }, 'idle is 60s at most, more on request'],
    ['says nothing', {}, 'set idle to 75s'],
  ])('it %s', (_, terms, fix) => {
    expect(fixesOf(found(withTerms(terms)))?.filter((text) => !text.startsWith('or '))).toEqual([fix]);
  });

  test('it may be nobody who can set it', () => {
    expect(fixesOf(found(withTerms({}, { provenance: 'platform' })))).toEqual([
      'or pool to 25s',
      'idle is fixed at 30s',
    ]);
    expect(fixesOf(found(withTerms({ raise: 'but for Enterprise' }, { provenance: 'platform' })))).toContain(
      'idle is fixed at 30s, but for Enterprise',
    );
  });

  test('what it recommends to the other end is suggested there, where that must outlast it', () => {
    const asking = { ...pool, terms: { asks: { value: 620_000, by: 'the vendor' } } };
    expect(fixesOf(found({}, asking))).toContain('set idle to 620s');
    const below = RULE.replace('must: outlast', 'must: stay-below');
    expect(fixesOf(found({ value: exactly(90_000) }, asking, below))).toContain('set idle to 55s');
  });
});

describe('why a setting is not what is wanted', () => {
  const [settingFor, settingWhy] = [(wanted: number) => wanted / 3, 'so that all 3 fit'];

  test.each<[string, Partial<Quantity>, string]>([
    ['is said', { settingFor, settingWhy }, 'set idle to 25s, so that all 3 fit'],
    ['is not said where it is that', { settingFor: (wanted) => wanted, settingWhy }, 'set idle to 75s'],
    ['is not said where that is plain', { settingFor }, 'set idle to 25s'],
    ['is not said where nothing else is wanted', { settingWhy }, 'set idle to 75s'],
  ])('%s', (_, made, fix) => expect(fixesOf(found(made))?.[0]).toBe(fix));
});

describe('the places of a side', () => {
  const placesOf = (made: Partial<Quantity>, rule = RULE) =>
    found(made, pool, rule)
      ?.spans.filter(({ hop }) => hop === 'app')
      .map(({ span, label, provenance }) => [span.file.name, span.start, label, provenance]);
  const at = (span: Setting['span']) => [span.file.name, span.start];
  const place = placeOf(file, 'app');

  test('are the hop itself where no setting decides it', () => {
    expect(placesOf({ settings: [] })).toEqual([[...at(place), 'keeps it', 'assumed']]);
    expect(
      found({ settings: [] })
        ?.fixes.flatMap(({ edits }) => edits)
        .map(({ span }) => span),
    ).toEqual([pool.span]);
  });

  test("are its own, by somebody's choice or by default", () => {
    expect(placesOf({ settings: [], place })).toEqual([[...at(place), 'keeps it', 'explicit']]);
    expect(placesOf({ settings: [], place, chosen: false })).toEqual([[...at(place), 'keeps it', 'default']]);
    expect(placesOf({ place, chosen: false })?.[0]).toEqual([...at(place), 'idle is 30s', 'explicit']);
  });

  test('are told apart by file as well as by offset', () => {
    const twins = [idle, { ...grace, span: placeOf(twin, '30s') }, { ...grace, span: placeOf(file, '30s') }];
    expect(placesOf({ settings: twins })?.map((each) => each.slice(0, 3))).toEqual([
      [...at(idle.span), 'idle is 30s'],
      ['twin.conf', idle.span.start, 'grace is 5s'],
    ]);
  });

  test('say where the variable at them gets its value, but for a place of its own', () => {
    const filled = { ...idle, filling: { note: 'IDLE at .env:1' } };
    expect(placesOf({ settings: [filled] })?.map(([, , label]) => label)).toEqual(['idle is 30s (IDLE at .env:1)']);
    expect(placesOf({ settings: [filled], place })?.map(([, , label]) => label)).toEqual([
      'idle is 30s',
      'idle is 30s (IDLE at .env:1)',
    ]);
  });

  test('are the first of several hops where no setting decides it, whatever the order of the routes', () => {
    const quantity = { value: exactly(30_000), settings: [], why: 'keeps it', chosen: true };
    const chains = (['60s', 'grace'] as const).map((where, index) =>
      chainOf(routeAt(placeOf(file, where)), [
        hopOf('front', placeOf(file, 'front'), [pool], { facts: { 'upstream.reuse': true } }),
        hopOf('app', placeOf(file, index === 0 ? 'grace' : 'app'), []),
      ]),
    );
    for (const each of [chains, chains.toReversed()]) {
      const findings = evaluate(rulesOf([RULE], { made: () => quantity }), { chains: each, observations: [] });
      expect(findings.map(({ spans }) => spans.find(({ hop }) => hop === 'app')?.span)).toEqual([place]);
    }
  });

  test('say counts as counts', () => {
    expect(placesOf({ settings: [idle, workers] })?.[1]?.[2]).toBe('workers is 4');
    expect(placesOf({ settings: [idle, { ...workers, value: UNBOUNDED }] })?.[1]?.[2]).toBe('workers is no limit');
    const several: Duration = { kind: 'band', min: 2, max: 4 };
    expect(placesOf({ settings: [idle, { ...workers, value: several }] })?.[1]?.[2]).toBe('workers is 2 to 4');
  });

  test('may have a label for those beside the first', () => {
    const rule = RULE.replace(
      'labels:',
      "labels:\n  calleeAlso: '{also.setting} {also.written} {also.value} {callee}'",
    );
    expect(placesOf({ settings: [idle, { ...workers, written: 'four' }] }, rule)?.[1]?.[2]).toBe('workers four 4 app');
  });
});

describe('a value is written', () => {
  const side = (settings: readonly Setting[]) => ({
    name: 'callee',
    hop: hopOf('app', placeOf(file, 'app'), settings),
    quantity: { value: exactly(30_000), settings, why: 'keeps it', chosen: true },
  });
  const suggests = (): string => '75s';

  test('where the setting of its side stands', () => {
    expect(editFor([side([idle])], 'callee', suggests, [])).toEqual({ span: idle.span, text: '75s' });
  });

  test.each<[string, ReturnType<typeof editFor>]>([
    ['where there is no such side', editFor([side([idle])], 'caller', suggests, [])],
    ['for a fix that names none', editFor([side([idle])], undefined, suggests, [])],
    ['where no setting decides', editFor([side([])], 'callee', suggests, [])],
    ['where none can be suggested', editFor([side([idle])], 'callee', () => undefined, [])],
    ['where nobody can set it', editFor([side([{ ...idle, provenance: 'platform' }])], 'callee', suggests, [])],
  ])('but not %s', (_, edit) => expect(edit).toBeUndefined());
});

test('a fix says at which end it is, and is unsafe where the rule does not say otherwise', () => {
  const rule = RULE.replace('set: caller }', 'set: caller, safety: safe }');
  expect(found({}, pool, rule)?.fixes.map(({ end, safety }) => [end, safety])).toEqual([
    ['inner', 'unsafe'],
    ['outer', 'safe'],
  ]);
  const [both] = found({}, pool, RULE.replaceAll(/, set: \w+/g, ''))?.fixes ?? [];
  expect(both).not.toHaveProperty('end');
  expect(both).toMatchObject({ edits: [] });
});

test('a caller may wait for a reason that is no setting', () => {
  const rule = LEG_RULE.replace('caller: upstream.idle', 'caller: made');
  const front = hopOf('front', placeOf(file, 'front'), [], { facts: { 'upstream.reuse': true } });
  const chains = [chainOf(routeAt(placeOf(file, 'app')), [front, hopOf('app', placeOf(file, 'app'), [idle])])];
  const made = (): Quantity => ({ value: exactly(60_000), settings: [], why: 'is made so', chosen: true });
  const [finding] = evaluate(rulesOf([rule], { made }), { chains, observations: [] });
  expect(fixesOf(finding)).toEqual(['set idle to 75s']);
});
