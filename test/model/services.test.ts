import { describe, expect, test } from '@jest/globals';
import { labelInStack, leastSure, routeLabel, type Chain, type Route } from '../../src/model/chain.js';
import { quantity } from '../../src/model/derived.js';
import { formatDuration } from '../../src/model/duration.js';
import type { Facts, Hop } from '../../src/model/hop.js';
import { carriesRequests, isService, legsAcross } from '../../src/model/services.js';
import type { TimerName } from '../../src/model/timer.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf } from '../rules/hops.js';

/** What is asked of services in front, of hops that only pass on, and of servers that are told to stop. */

const file = fileOf('place signal');
const span = placeOf(file, 'place');
const signal = placeOf(file, 'signal');

function hop(label: string, facts: Facts = {}, timers: Partial<Record<TimerName, string>> = {}, layer: 4 | 7 = 7): Hop {
  const settings = Object.entries(timers).map(([name, written]) => {
    const provenance = written.endsWith('*') ? 'default' : 'explicit';
    return settingOf(name as TimerName, span, written.replace('*', ''), { provenance });
  });
  const factSpans: Hop['factSpans'] = 'launch.signal' in facts ? { 'launch.signal': signal } : {};
  return { ...hopOf(label, span, settings, { facts, layer }), factSpans };
}

const chain = (...hops: readonly Hop[]): Chain => chainOf(routeAt(span), hops);

function said(name: string, first: Hop, ...behind: readonly Hop[]): string | undefined {
  const whole = chain(first, ...behind);
  const found = quantity(name, { hop: first, leg: undefined, chain: whole });
  return found && formatDuration(found.value);
}

const service = (timers: Partial<Record<TimerName, string>> = {}, facts: Facts = {}): Hop =>
  hop('cdn', { 'service.kind': 'cdn', ...facts }, timers);

test('a service is a load balancer, or what says of which kind it is', () => {
  expect([hop('load-balancer'), service(), hop('nginx')].map(isService)).toEqual([true, true, false]);
});

describe('ordinary requests', () => {
  const forwards = (upgrade?: boolean, streaming?: boolean): Facts => ({
    ...(upgrade === undefined ? {} : { 'upstream.upgrade': upgrade }),
    ...(streaming === undefined ? {} : { 'upstream.streaming': streaming }),
  });

  test.each<[string, readonly Hop[], boolean]>([
    ['of what forwards neither upgrades nor streams', [hop('nginx', forwards(false, false))], true],
    ['of what upgrades', [hop('nginx', forwards(true, false))], false],
    ['of what streams', [hop('nginx', forwards(false, true))], false],
    ['of what forwards nothing', [hop('app')], false],
    ['of a service before one that forwards them', [service(), hop('nginx', forwards(false, false))], true],
    ['of a service before one that upgrades', [service(), hop('nginx', forwards(true, false))], false],
    ['of a service before one that streams', [service(), hop('nginx', forwards(false, true))], false],
    ['of a service before an app', [service(), hop('app')], true],
    ['of two services before one that upgrades', [service(), service(), hop('nginx', forwards(true, false))], false],
    [
      'of one that forwards them, whatever is behind',
      [hop('nginx', forwards(false, false)), hop('b', forwards(true))],
      true,
    ],
    ['of a service alone', [service()], true],
  ])('%s', (_, hops, carried) => expect(carriesRequests(hops[0] as Hop, chain(...hops))).toBe(carried));
});

describe('legs', () => {
  const [lb, nlb, twin, nginx] = [hop('lb'), hop('nlb', {}, {}, 4), hop('nlb2', {}, {}, 4), hop('nginx')];
  const named = (whole: Chain): string[] =>
    legsAcross(whole).map(({ caller, callee, confidence, because }) =>
      [caller.label, callee.label, confidence, because].join(' '),
    );

  test('are those of the chain', () => {
    expect(named(chain(lb, nginx))).toEqual(['lb nginx high by hand']);
  });

  test('go across what only passes on, too, and are as sure as the least sure of them', () => {
    const whole = chain(lb, nlb, twin, nginx);
    const [first, second, third] = whole.legs;
    const legs = [first, { ...second, confidence: 'low' }, { ...third, confidence: 'medium' }] as Chain['legs'];
    expect(named({ ...whole, legs })).toEqual([
      'lb nlb high by hand',
      'nlb nlb2 low by hand',
      'nlb2 nginx medium by hand',
      'lb nginx low nlb only passes on',
    ]);
  });

  test('end where what passes on is the last, or the first', () => {
    expect(named(chain(lb, nlb))).toEqual(['lb nlb high by hand']);
    expect(named(chain(nlb, nginx))).toEqual(['nlb nginx high by hand']);
  });
});

describe('a service answers', () => {
  const within = (own: Partial<Record<TimerName, string>>, deadline?: string): string | undefined =>
    said(
      'answersWithin',
      service(own),
      ...(deadline === undefined ? [] : [hop('app', {}, { 'exchange.deadline': deadline })]),
    );

  test.each<[Partial<Record<TimerName, string>>, string | undefined, string | undefined]>([
    [{ 'upstream.total': '60s' }, undefined, '60s'],
    [{ 'upstream.total': '60s*' }, undefined, undefined],
    [{ 'upstream.total': '60s*' }, '30s', '30s'],
    [{ 'upstream.total': '60s*' }, '60s', '60s'],
    [{ 'upstream.total': '60s*' }, '61s', undefined],
    [{ 'upstream.total': '60s' }, '30s*', undefined],
    [{ 'upstream.total': '60s' }, '$D', '$D'],
    [{ 'upstream.total': '$T*' }, undefined, '$T'],
    [{}, '30s', '30s'],
  ])('with %j before %s: %s', (own, deadline, value) => expect(within(own, deadline)).toBe(value));
});

test('only what passes packets on remembers flows', () => {
  expect(said('remembersFlow', hop('nlb', {}, { 'tunnel.idle': '350s' }, 4))).toBe('350s');
  expect(said('remembersFlow', hop('alb', {}, { 'tunnel.idle': '350s' }))).toBeUndefined();
});

describe('a WebSocket', () => {
  const upgrade: Facts = { 'upstream.upgrade': true };
  const lives = (timers: Partial<Record<TimerName, string>>, facts = upgrade) => {
    const one = hop('nginx', facts, timers);
    return quantity('tunnelLife', { hop: one, leg: undefined, chain: chain(one) });
  };

  test('lives without limit where it is forwarded', () => {
    expect(lives({})).toMatchObject({ value: { kind: 'unbounded' }, settings: [], chosen: true });
    expect(lives({}, {})).toBeUndefined();
  });

  test('is bound by the clock of tunnels, or else by that of reading', () => {
    const timerOf = (timers: Partial<Record<TimerName, string>>) => lives(timers)?.settings.map(({ timer }) => timer);
    expect(timerOf({ 'tunnel.idle': '1h', 'upstream.read': '60s' })).toEqual(['tunnel.idle']);
    expect(timerOf({ 'upstream.read': '60s' })).toEqual(['upstream.read']);
  });
});

describe('a server that is told to stop', () => {
  const kill = { 'drain.kill': '30s' } as const;
  const gunicorn = (workerClass: string, by: string): Facts => ({
    'app.server': 'gunicorn',
    'app.workerClass': workerClass,
    'launch.signal': by,
  });

  test.each<[string, Facts, Partial<Record<TimerName, string>>, string | undefined]>([
    ['stopsUntold', { 'app.getsSignals': false }, kill, '30s'],
    ['stopsUntold', { 'app.getsSignals': false }, {}, 'no limit'],
    ['stopsUntold', { 'app.getsSignals': false }, { 'drain.kill': '$KILL' }, 'no limit'],
    ['stopsUntold', { 'app.getsSignals': true }, kill, undefined],
    ['stopsUntold', {}, kill, undefined],
    ['reloadsOnTerm', { 'app.stopsOnTerm': false }, kill, '30s'],
    ['reloadsOnTerm', { 'app.stopsOnTerm': false, 'launch.signal': 'SIGTERM' }, kill, '30s'],
    ['reloadsOnTerm', { 'app.stopsOnTerm': false, 'launch.signal': 'SIGQUIT' }, kill, undefined],
    ['reloadsOnTerm', { 'app.stopsOnTerm': false, 'app.getsSignals': false }, kill, undefined],
    ['reloadsOnTerm', { 'app.stopsOnTerm': true }, kill, undefined],
    ['dropsOnSignal', { 'launch.signal': 'SIGKILL' }, {}, '0s'],
    ['dropsOnSignal', { 'launch.signal': 'SIGKILL', 'app.getsSignals': false }, {}, undefined],
    ['dropsOnSignal', gunicorn('sync', 'SIGINT'), {}, '0s'],
    ['dropsOnSignal', gunicorn('asgi', 'SIGQUIT'), {}, '0s'],
    ['dropsOnSignal', gunicorn('gthread', 'SIGQUIT'), {}, undefined],
    ['dropsOnSignal', gunicorn('sync', 'SIGTERM'), {}, undefined],
    ['dropsOnSignal', { ...gunicorn('sync', 'SIGINT'), 'app.server': 'uwsgi' }, {}, undefined],
    ['ignoresQuickStop', gunicorn('uvicorn', 'SIGQUIT'), { 'drain.grace': '20s' }, '20s'],
    ['ignoresQuickStop', gunicorn('uvicorn', 'SIGTERM'), { 'drain.grace': '20s' }, undefined],
    ['ignoresQuickStop', gunicorn('sync', 'SIGQUIT'), { 'drain.grace': '20s' }, undefined],
    ['ignoresQuickStop', gunicorn('uvicorn', 'SIGQUIT'), {}, undefined],
    [
      'ignoresQuickStop',
      { ...gunicorn('uvicorn', 'SIGQUIT'), 'app.server': 'other' },
      { 'drain.grace': '20s' },
      undefined,
    ],
  ])('%s with %j and %j: %s', (name, facts, timers, value) => {
    expect(said(name, hop('app', facts, timers))).toBe(value);
  });
});

describe('a route', () => {
  const route: Route = routeAt(span, '/api/');

  test.each<[Partial<Route>, string]>([
    [{}, 'example.org /api/'],
    [{ location: '' }, 'example.org (no location)'],
    [{ modifier: '~', location: '\\.php$' }, 'example.org ~ \\.php$'],
    [{ condition: 'if ($slow)' }, 'example.org /api/ if ($slow)'],
    [{ server: ['', '_', 'b.example'] }, 'b.example /api/'],
    [{ server: ['_'] }, '*:80 /api/'],
    [{ server: [], listen: [] }, '/api/'],
    [{ protocol: 'stream', location: '', listen: ['*:1', '*:2'] }, 'stream *:1, *:2'],
    [{ protocol: 'stream', location: '', listen: [], server: ['db'] }, 'stream db'],
    [{ protocol: 'stream', location: '', listen: [], server: [] }, 'stream'],
    [{ chain: 'shop' }, 'shop example.org /api/'],
    [{ chain: 'shop', stack: 'deploy' }, 'deploy: shop example.org /api/'],
  ])('%j is called %s', (over, label) => expect(routeLabel({ ...route, ...over })).toBe(label));

  test('goes without its stack where that is said', () => {
    expect(labelInStack({ ...route, stack: 'deploy' })).toBe('example.org /api/');
  });
});

test('several are as sure as the least sure of them', () => {
  expect([
    leastSure('high', 'low', 'medium'),
    leastSure('medium', undefined, 'high'),
    leastSure(),
    leastSure('high'),
  ]).toEqual(['low', 'medium', 'high', 'high']);
});
