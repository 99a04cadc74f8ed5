import { describe, expect, test } from '@jest/globals';
import type { Chain } from '../../src/model/chain.js';
import type { Hop } from '../../src/model/hop.js';
import { compileRule } from '../../src/rules/compile.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { HOP_RULE, LEG_RULE } from './ruleText.js';

/** What the conditions of a comparison may ask of hops, leg and route, and what it says of a timer. */

const file = fileOf('front 60s app 30s connect 90s');
const pool = settingOf('upstream.idle', placeOf(file, '60s'), '60s', { name: 'pool' });
const idle = settingOf('downstream.idle', placeOf(file, '30s'), '30s', { name: 'idle' });
const connect = settingOf('upstream.connect', placeOf(file, '90s'), '90s', { name: 'connect' });

const frontOf = (over: Partial<Hop> = {}): Hop => ({
  ...hopOf('front', placeOf(file, 'front'), [pool, connect], { facts: { 'upstream.reuse': true } }),
  ...over,
});
const appOf = (over: Partial<Hop> = {}): Hop => ({ ...hopOf('app', placeOf(file, 'app'), [idle]), ...over });
const chain = (front = frontOf(), app = appOf(), confidence: 'high' | 'medium' = 'high'): Chain =>
  chainOf(routeAt(placeOf(file, 'app')), [front, app], confidence);

const speaks = (rule: string, subject: Chain): boolean =>
  evaluate(rulesOf([rule]), { chains: [subject], observations: [] }).length > 0;

const legRule = (when: string): string => LEG_RULE.replace('leg.reuses: true, caller.layer: 7', when);
const hopRule = (when: string): string => HOP_RULE.replace('hop.product: [proxy, gate]', when);
const stream: Chain = { ...chain(), route: { ...chain().route, protocol: 'stream' } };

describe('a leg', () => {
  test.each<[string, Chain, Chain]>([
    ['route.protocol: http', chain(), stream],
    ['leg.layer: 7', chain(), chain(frontOf(), appOf({ layer: 4 }))],
    ['leg.layer: 7', chain(), chain(frontOf({ layer: 4 }))],
    ['leg.layer: 4', chain(frontOf(), appOf({ layer: 4 })), chain()],
    ['leg.confidence: high', chain(), chain(frontOf(), appOf(), 'medium')],
    ['leg.reuses: true', chain(), chain(frontOf({ facts: {} }))],
    ['caller.label: front', chain(), chain(frontOf({ label: 'other' }))],
    ['callee.label: app', chain(), chain(frontOf(), appOf({ label: 'other' }))],
    ["callee.version: '2.0'", chain(frontOf(), appOf({ version: '2.0' })), chain()],
    ['caller.product: { not: proxy }', chain(), chain(frontOf({ product: 'proxy' }))],
    ['callee.product: { not: [nginx, app] }', chain(frontOf(), appOf({ product: 'other' })), chain()],
  ])('{ %s }', (when, met, unmet) => {
    expect([speaks(legRule(when), met), speaks(legRule(when), unmet)]).toEqual([true, false]);
  });
});

describe('a hop', () => {
  test.each<[string, Chain, Chain]>([
    ['route.protocol: http', chain(), stream],
    ['hop.label: front', chain(), chain(frontOf({ label: 'other' }))],
    ['hop.layer: 7', chain(), chain(frontOf({ layer: 4 }))],
    ["hop.version: '2.0'", chain(frontOf({ version: '2.0' })), chain()],
    ['hop.product: { not: [app, gate] }', chain(), chain(frontOf({ product: 'gate' }))],
    ['hop.upstream.reuse: true', chain(), chain(frontOf({ facts: {} }))],
  ])('{ %s }', (when, met, unmet) => {
    expect([speaks(hopRule(when), met), speaks(hopRule(when), unmet)]).toEqual([true, false]);
  });
});

test('nothing is said of hops that refuse to start', () => {
  expect(speaks(LEG_RULE, chain(frontOf({ refused: true })))).toBe(false);
  expect(speaks(LEG_RULE, chain(frontOf(), appOf({ refused: true })))).toBe(false);
  expect(speaks(hopRule('hop.layer: 7'), chain(frontOf({ refused: true })))).toBe(false);
});

test.each([
  ['its name and value', {}, 'idle 30s'],
  ['what is unusual about it', { note: 'one minute less' }, 'one minute less'],
  ['its value where that was put in for a variable', { note: 'odd', filling: { note: 'IDLE at .env:1' } }, 'idle 30s'],
])('a timer is as long as it is because of %s', (_, over, why) => {
  const app = appOf({ timer: (name) => (name === 'downstream.idle' ? { ...idle, ...over } : undefined) });
  const rule = LEG_RULE.replace('The client gets 502 from {caller}.', '{callee.why}');
  const [finding] = evaluate(rulesOf([rule]), { chains: [chain(frontOf(), app)], observations: [] });
  expect(finding?.consequence).toBe(why);
});

test('a quantity that does not exist is refused, also where nobody checked the rule', () => {
  const [rule] = rulesOf([LEG_RULE]);
  const source = { ...rule?.source, check: { leg: { callee: 'constructor', caller: 'x', must: 'outlast' } } };
  expect(() => compileRule(source as Parameters<typeof compileRule>[0], {}).check).toThrow(
    'no quantity is named "constructor"',
  );
});
