import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Chain } from '../../src/model/chain.js';
import type { Observation } from '../../src/model/observation.js';
import { evaluate, type Evidence } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from './hops.js';
import { rulesOf } from './rulesOf.js';
import { HOP_RULE, LEG_RULE, OBSERVED_RULE } from './ruleText.js';

const rules = rulesOf([LEG_RULE, HOP_RULE, OBSERVED_RULE]);

/** One route of a made-up file; `undefined` stands for a default, which belongs to the line of the route. */
interface Line {
  readonly idle: number | undefined;
  readonly connect: number | undefined;
  readonly pool: 'http10' | 'lost' | 'fine';
  readonly blankLinesBefore: number;
}

const lineArbitrary: fc.Arbitrary<Line> = fc.record({
  idle: fc.option(fc.constantFrom(5, 60, 75), { nil: undefined }),
  connect: fc.option(fc.constantFrom(5, 80, 300), { nil: undefined }),
  pool: fc.constantFrom('http10' as const, 'lost' as const, 'fine' as const),
  blankLinesBefore: fc.nat(3),
});
const linesArbitrary = fc.array(lineArbitrary, { minLength: 1, maxLength: 12 });

function evidenceOf(lines: readonly Line[], blankLines: boolean): Evidence {
  const written = lines.map(({ idle, connect, blankLinesBefore }, index) => {
    const words = [`route${index};`, idle && `idle${index}=${idle}s;`, connect && `connect${index}=${connect}s;`];
    return '\n'.repeat(blankLines ? blankLinesBefore : 0) + words.filter(Boolean).join(' ');
  });
  const file = fileOf(`front=60s;\n${written.join('\n')}\n`);
  const front = hopOf('front', placeOf(file, 'front'), [settingOf('upstream.idle', placeOf(file, '60s'), '60s')], {
    facts: { 'upstream.reuse': true },
  });
  const chains: Chain[] = [];
  const observations: Observation[] = [];
  lines.forEach(({ idle, connect, pool }, index) => {
    const place = placeOf(file, `route${index};`);
    const settingAt = (timer: 'downstream.idle' | 'upstream.connect', word: string, seconds: number | undefined) =>
      seconds === undefined
        ? settingOf(timer, place, timer === 'downstream.idle' ? '30s' : '100s', { provenance: 'default' })
        : settingOf(timer, placeOf(file, `${word}${index}=${seconds}s`), `${seconds}s`);
    const settings = [settingAt('downstream.idle', 'idle', idle), settingAt('upstream.connect', 'connect', connect)];
    // Two routes of one label, as two servers without a name have them.
    const route = routeAt(place, `/${index >> 1}`);
    chains.push(chainOf(route, [front, hopOf('proxy', place, settings)]));
    observations.push({
      id: 'proxy/pool-unused',
      places: [{ name: 'primary', span: place, provenance: idle === undefined ? 'default' : 'explicit' }],
      data: { reason: pool, size: 8, upstream: `app${index % 3}` },
      route,
    });
  });
  return { chains, observations };
}

describe('findings', () => {
  test('do not depend on the order of chains, observations and rules', () => {
    fc.assert(
      fc.property(linesArbitrary, fc.infiniteStream(fc.nat(1000)), (lines, keys) => {
        const evidence = evidenceOf(lines, true);
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [keys.next().value as number, item] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, item]) => item);
        const straight = evaluate(rules, evidence);
        const other = { chains: shuffled(evidence.chains), observations: shuffled(evidence.observations) };
        expect(evaluate(shuffled(rules), other)).toEqual(straight);
      }),
    );
  });

  test('have fingerprints that are unique and that blank lines do not change', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const fingerprints = evaluate(rules, evidenceOf(lines, false)).map(({ fingerprint }) => fingerprint);
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
        expect(evaluate(rules, evidenceOf(lines, true)).map(({ fingerprint }) => fingerprint)).toEqual(fingerprints);
      }),
    );
  });

  test('lose no route: each is in exactly one finding of a rule that it breaks', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const found = evaluate(rules, evidenceOf(lines, false));
        const routesOf = (rule: string): number =>
          found.filter((finding) => finding.rule === rule).reduce((sum, { moreRoutes }) => sum + 1 + moreRoutes, 0);
        expect(routesOf('idle-race')).toBe(lines.filter(({ idle = 30 }) => idle <= 60).length);
        expect(routesOf('connect-beyond-kernel')).toBe(lines.filter(({ connect = 100 }) => connect > 75).length);
        expect(routesOf('pool-unused')).toBe(lines.filter(({ pool }) => pool !== 'fine').length);
      }),
    );
  });

  test('come in the order of their primary places, then codes', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const order = evaluate(rules, evidenceOf(lines, true)).map(({ spans, code }) => {
          const [primary, ...more] = spans.filter((span) => span.primary);
          expect(more).toEqual([]);
          return [primary?.span.start ?? -1, code] as const;
        });
        const sorted = order.toSorted(([a, x], [b, y]) => a - b || (x < y ? -1 : x > y ? 1 : 0));
        expect(order).toEqual(sorted);
      }),
    );
  });
});
