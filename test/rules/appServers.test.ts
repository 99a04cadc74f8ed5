import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Chain } from '../../src/model/chain.js';
import { quantity, type Quantity } from '../../src/model/derived.js';
import { type Duration, exactly, UNBOUNDED, unknownDuration } from '../../src/model/duration.js';
import type { FactValue, Hop } from '../../src/model/hop.js';
import type { Provenance, Setting } from '../../src/model/setting.js';
import type { TimerName } from '../../src/model/timer.js';
import { builtinRules } from '../../src/rules/all.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from './hops.js';

/** Quantities and rules of app servers, with hops made by hand: no product's reader has a part in it. */

const file = fileOf('lb nginx app');
const route = routeAt(placeOf(file, 'nginx'));
const seconds = (least: number, most = least): Duration => ({ kind: 'band', min: least * 1000, max: most * 1000 });

type Clocks = Partial<Record<TimerName, Duration>>;

function hop(label: string, clocks: Clocks, facts: Record<string, FactValue> = {}, provenance?: Provenance): Hop {
  const span = placeOf(file, label === 'lb' || label === 'nginx' ? label : 'app');
  const settings = Object.entries(clocks).map(([timer, value]): Setting => ({
    ...settingOf(timer as TimerName, span, '', { value, name: timer, ...(provenance && { provenance }) }),
    unit: 's',
  }));
  const product = label === 'lb' ? 'load-balancer' : label;
  return hopOf(label, span, settings, { product, facts });
}

const patient = (ms: number): Clocks => ({ 'upstream.firstByte': exactly(ms), 'upstream.read': exactly(ms) });

/** A quantity of the hop that stands at `at` in a chain. */
function ask(name: string, hops: readonly Hop[], at = hops.length - 1): Quantity | undefined {
  const chain = chainOf(route, hops);
  const leg = chain.legs.find((each) => each.callee === hops[at]);
  return quantity(name, { hop: hops[at] as Hop, leg, chain });
}

const lb = hop('lb', { ...patient(60_000), 'tunnel.idle': seconds(60) });
const nginx = (ms: number, facts: Record<string, FactValue> = {}): Hop => hop('nginx', patient(ms), facts);
const sync = (deadline: Duration): Hop => hop('gunicorn', { 'exchange.deadline': deadline });

describe('answersWithin', () => {
  test('is that of the worker where it ends the wait in time', () => {
    const found = ask('answersWithin', [lb, nginx(300_000), sync(seconds(30, 32))], 1);
    expect(found).toMatchObject({ value: seconds(30, 32), hop: { label: 'gunicorn' } });
  });

  test.each([
    ['is later than the caller gives up', seconds(120, 122)],
    ['never comes', UNBOUNDED],
  ])('is that of the proxy where the deadline of the worker %s', (_, deadline) => {
    expect(ask('answersWithin', [lb, nginx(300_000), sync(deadline)], 1)?.value).toEqual(seconds(300));
  });

  test('is unknown where it depends on an unknown deadline', () => {
    expect(ask('answersWithin', [lb, nginx(300_000), sync(unknownDuration('$T'))], 1)?.value.kind).toBe('unknown');
  });

  test('never counts a heartbeat', () => {
    const gevent = hop('gunicorn', { 'exchange.heartbeat': seconds(30, 32) });
    expect(ask('answersWithin', [lb, nginx(300_000), gevent], 1)?.value).toEqual(seconds(300));
    expect(ask('answersWithin', [gevent])).toBeUndefined();
  });
});

describe('retriesWithin', () => {
  const retrying = hop(
    'nginx',
    { ...patient(45_000), 'upstream.connect': seconds(5), 'retry.tries': exactly(2) },
    { 'retry.on': 'error timeout' },
  );

  test('adds up tries of a server that hangs, not of one that ends its requests itself', () => {
    expect(ask('retriesWithin', [lb, retrying], 1)?.value).toEqual(seconds(100));
    expect(ask('retriesWithin', [lb, retrying, sync(seconds(30, 32))], 1)).toBeUndefined();
    expect(ask('retriesWithin', [lb, retrying, sync(seconds(90, 92))], 1)?.value).toEqual(seconds(100));
  });
});

describe('pingsEvery', () => {
  const pinging = (interval: Duration): Hop => hop('uvicorn', { 'heartbeat.interval': interval });

  test('crosses every hop that forwards an upgrade', () => {
    const upgrading = nginx(60_000, { 'upstream.upgrade': true });
    expect(ask('pingsEvery', [lb, upgrading, pinging(seconds(20))], 1)).toMatchObject({
      value: seconds(20),
      hop: { label: 'uvicorn' },
    });
    expect(ask('pingsEvery', [lb, nginx(60_000, { 'upstream.upgrade': false }), pinging(seconds(20))])).toBeUndefined();
    expect(ask('pingsEvery', [lb, pinging(seconds(20))])?.value).toEqual(seconds(20));
  });

  test('is nothing where none is sent, or nobody knows', () => {
    expect(ask('pingsEvery', [lb, pinging(UNBOUNDED)])).toBeUndefined();
    expect(ask('pingsEvery', [lb, pinging(unknownDuration('$P'))])).toBeUndefined();
  });

  test('keeps streams from being silent, but only WebSockets', () => {
    const kept = (facts: Record<string, FactValue>): Quantity | undefined =>
      ask('streamPatience', [lb, nginx(3_600_000, facts), pinging(seconds(20))], 1);
    expect(kept({ 'upstream.upgrade': true })).toBeUndefined();
    expect(kept({ 'upstream.streaming': true })?.value).toEqual(seconds(3600));
  });
});

describe('the longest request that outlives a recycling', () => {
  const recycled = (workerClass: string, heartbeat: Duration, maxRequests: FactValue = 1000): Quantity | undefined =>
    ask('outlivesRecycling', [
      hop(
        'gunicorn',
        { 'exchange.heartbeat': heartbeat },
        { 'app.workerClass': workerClass, 'app.maxRequests': maxRequests },
      ),
    ]);

  test.each([
    ['uvicorn', seconds(14, 31), seconds(14), 60],
    ['gthread', seconds(30, 32), seconds(29), 30],
    ['asgi', seconds(30, 32), seconds(29), 30],
    ['uvicorn', UNBOUNDED, UNBOUNDED, 60],
  ] as const)('with %s workers and a heartbeat of %j is %j', (workerClass, heartbeat, value, setting) => {
    const found = recycled(workerClass, heartbeat);
    expect(found?.value).toEqual(value);
    expect(found?.settingFor?.(29_000)).toBe(setting * 1000);
  });

  test('is nothing where no worker is replaced, or heartbeats go on', () => {
    expect(recycled('uvicorn', seconds(14, 31), 0)).toBeUndefined();
    expect(recycled('uvicorn', seconds(14, 31), null)).toBeUndefined();
    expect(recycled('gevent', seconds(30, 32))).toBeUndefined();
  });
});

describe('other quantities', () => {
  const facts = (given: Record<string, FactValue>, clocks: Clocks = {}): Hop => hop('gunicorn', clocks, given);

  test('hangsEvery is the deadline shared among the workers, from a minute on', () => {
    const held = (deadline: Duration, workers: FactValue): unknown =>
      ask('hangsEvery', [facts({ 'app.workers': workers }, { 'exchange.deadline': deadline })])?.value;
    expect(held(seconds(120, 122), 4)).toEqual(seconds(30));
    expect([held(seconds(59, 61), 1), held(UNBOUNDED, 1), held(seconds(120, 122), null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('workers are not counted where several replicas run', () => {
    const counted = (given: Record<string, FactValue>): unknown => ask('workers', [facts(given)])?.value;
    expect(counted({ 'app.workers': 1 })).toEqual(exactly(1));
    expect(counted({ 'app.workers': 1, 'launch.replicas': 1 })).toEqual(exactly(1));
    expect(counted({ 'app.workers': 1, 'launch.replicas': 3 })).toBeUndefined();
    expect(counted({ 'app.workers': null })).toBeUndefined();
  });

  test('drainsWithin leaves out a server that ends every request before its grace is over', () => {
    const grace = (deadline: Duration): unknown =>
      ask('drainsWithin', [facts({}, { 'drain.grace': seconds(30), 'exchange.deadline': deadline })])?.value;
    expect(grace(seconds(30, 32))).toBeUndefined();
    expect(grace(unknownDuration('$T'))).toBeUndefined();
    expect(grace(seconds(60, 62))).toEqual(seconds(30));
    expect(grace(UNBOUNDED)).toEqual(seconds(30));
  });

  test('a close is announced by all but uvicorn and what speaks as it does', () => {
    const closed = (given: Record<string, FactValue>, idle = seconds(0)): (number | undefined)[] =>
      ['closesAnnounced', 'closesUnannounced'].map((name) => {
        const value = ask(name, [facts(given, { 'downstream.idle': idle })])?.value;
        return value?.kind === 'band' ? value.max : undefined;
      });
    expect(closed({ 'app.workerClass': 'sync' })).toEqual([0, undefined]);
    expect(closed({ 'app.workerClass': 'asgi' })).toEqual([undefined, 0]);
    expect(closed({ 'app.workerClass': null, 'app.server': 'uvicorn' })).toEqual([undefined, 0]);
    expect(closed({ 'app.workerClass': 'gthread' }, seconds(0, 1))).toEqual([undefined, undefined]);
  });

  test('killedAfter is what a hook before the signal leaves of the patience', () => {
    const killed = (hook?: Duration): Quantity | undefined =>
      ask('killedAfter', [facts({}, { 'drain.kill': seconds(30), ...(hook && { 'drain.preStop': hook }) })]);
    expect(killed()?.value).toEqual(seconds(30));
    expect(killed(seconds(10))?.value).toEqual(seconds(20));
    expect(killed(seconds(10))?.settingFor?.(40_000)).toBe(50_000);
    expect(killed(seconds(45))?.value).toEqual(seconds(0));
    expect(killed(unknownDuration('$HOOK'))).toBeUndefined();
    expect(ask('killedAfter', [facts({})])).toBeUndefined();
  });

  test('stopsUntold is known by its place alone where nobody says when it is killed', () => {
    expect(ask('stopsUntold', [facts({ 'app.getsSignals': true })])).toBeUndefined();
    expect(ask('stopsUntold', [facts({ 'app.getsSignals': null })])).toBeUndefined();
    expect(ask('stopsUntold', [facts({ 'app.getsSignals': false })])?.value).toEqual(UNBOUNDED);
    expect(ask('stopsUntold', [facts({ 'app.getsSignals': false }, { 'drain.kill': seconds(10) })])).toMatchObject({
      value: seconds(10),
      why: 'is killed after 10s',
    });
  });
});

describe('what a proxy waits, P, against the timeout of a sync worker, T', () => {
  const found = (
    proxy: number,
    timeout: number,
    binds = 1,
    chosen: Provenance = 'explicit',
  ): { name: string; severity: string; fixes: readonly string[] }[] => {
    const deadline = timeout === 0 ? UNBOUNDED : seconds(binds > 1 ? timeout / 2 : timeout, timeout + 2);
    const chain: Chain = chainOf(route, [
      hop('nginx', patient(proxy * 1000), {}, chosen),
      hop('gunicorn', { 'exchange.deadline': deadline }, { 'app.workerClass': 'sync', 'app.bindCount': binds }),
    ]);
    return evaluate(builtinRules(), { chains: [chain], observations: [] })
      .filter(({ rule }) => ['worker-killed-first', 'worker-deadline-tie', 'abandoned-work'].includes(rule))
      .map(({ rule, severity, fixes }) => ({
        name: rule,
        severity,
        fixes: fixes.map(({ description }) => description),
      }));
  };

  test.each([
    [33, 30, 'worker-killed-first warning'],
    [32, 30, 'worker-deadline-tie info'],
    [30, 30, 'worker-deadline-tie info'],
    [29, 30, ''],
    [60, 90, ''],
    [60, 91, 'abandoned-work warning'],
    [6, 11, ''],
    [6, 12, 'abandoned-work warning'],
    // A deadline that was turned off is a rule of its own.
    [60, 0, ''],
  ])('P %d s and T %d s: %s', (proxy, timeout, said) => {
    expect(
      found(proxy, timeout)
        .map(({ name, severity }) => `${name} ${severity}`)
        .join(),
    ).toBe(said);
  });

  test('is advice where nobody chose P', () => {
    expect(found(60, 30, 1, 'default')).toMatchObject([{ name: 'worker-killed-first', severity: 'info' }]);
  });

  /** The number that a way out says to set. */
  const numberIn = (text: string | undefined): number | undefined => {
    const [, digits] = /(?:to|deadline\)) (\d+)/.exec(text ?? '') ?? [];
    return digits === undefined ? undefined : Number(digits);
  };

  test('has one finding at most, and none when either way out is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 3, max: 900 }), (proxy, timeout) => {
        const [finding, ...others] = found(proxy, timeout);
        expect(others).toEqual([]);
        if (finding === undefined) return;
        const [lengthened, shortened] = finding.fixes.map(numberIn);
        expect(found(proxy, lengthened ?? 0)).toEqual([]);
        if (finding.fixes.length > 2 && shortened !== undefined) expect(found(shortened, timeout)).toEqual([]);
      }),
    );
  });

  test('is cleared by what is set for the worker with several addresses too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 900 }), fc.integer({ min: 3, max: 900 }), (proxy, timeout) => {
        const [finding] = found(proxy, timeout, 2);
        const setting = numberIn(finding?.fixes[0]);
        if (setting !== undefined) expect(found(proxy, setting, 2)).toEqual([]);
      }),
    );
  });
});
