import { describe, expect, test } from '@jest/globals';
import type { Chain, Leg } from '../../src/model/chain.js';
import { quantity, reuses, type Quantity } from '../../src/model/derived.js';
import { formatDuration } from '../../src/model/duration.js';
import type { FactValue, Hop } from '../../src/model/hop.js';
import type { Provenance } from '../../src/model/setting.js';
import type { TimerName } from '../../src/model/timer.js';
import { chainOf, fileOf, hopOf, routeAt, settingOf } from '../rules/hops.js';

/** What is worked out from the timers and facts of hops, which are made by hand. */

const file = fileOf('x');
const span = { file, start: 0, end: 1 };
const factSpan = { file, start: 1, end: 1 };

/** A hop from words: timers (`name=60s*` for one that nobody chose), facts as `@name=value`, `@name!=value` for a written one. */
function hop(label: string, words: string, over: Partial<Hop> = {}): Hop {
  const facts: Record<string, FactValue> = {};
  const factSpans: Record<string, typeof span> = {};
  const settings = words
    .split(/ +(?=\S+=)/)
    .filter(Boolean)
    .flatMap((word) => {
      const [, at, name = '', placed, value = ''] = /^(@?)([\w.]+)(!?)=(.*)$/.exec(word) ?? [];
      if (at === '@') {
        facts[name] = JSON.parse(/^(?:\d+|true|false|null)$/.test(value) ? value : JSON.stringify(value)) as FactValue;
        if (placed === '!') factSpans[name] = factSpan;
        return [];
      }
      const provenance: Provenance = value.endsWith('*') ? 'default' : 'explicit';
      return [settingOf(name as TimerName, span, value.replace('*', ''), { provenance })];
    });
  return { ...hopOf(label, span, settings, { facts }), factSpans, ...over };
}

const chain = (...hops: readonly Hop[]): Chain => chainOf(routeAt(span), hops);

/** A quantity of one of several hops in a row, as people say it. */
function said(name: string, hops: readonly Hop[], index = 0): string | undefined {
  const found = measured(name, hops, index);
  return found && formatted(found);
}

function measured(name: string, hops: readonly Hop[], index = 0): Quantity | undefined {
  const whole = chain(...hops);
  const leg: Leg | undefined = whole.legs[index - 1];
  return quantity(name, { hop: hops[index] as Hop, leg, chain: whole });
}

const formatted = ({ value, count }: Quantity): string =>
  count === true && value.kind === 'band' ? String(value.min) : formatDuration(value);

describe.each<[string, readonly [words: string, value: string | undefined][]]>([
  [
    'keepsIdle',
    [
      ['downstream.idle=75s', '75s'],
      ['downstream.idle=0s', undefined],
      ['downstream.idle=unbounded', 'no limit'],
      ['', undefined],
    ],
  ],
  [
    'opensAhead',
    [
      ['downstream.header=10s', '10s'],
      ['downstream.header=10s*', undefined],
      ['downstream.header=0s', undefined],
      ['', undefined],
    ],
  ],
  [
    'patience',
    [
      ['upstream.read=60s', '60s'],
      ['upstream.firstByte=60s upstream.read=30s upstream.total=90s', '30s'],
      ['upstream.firstByte=30s upstream.read=60s', '30s'],
      ['upstream.firstByte=30s upstream.total=20s exchange.deadline=10s', '10s'],
      ['upstream.firstByte=unbounded upstream.total=90s', '90s'],
      // What is not known could be less than anything.
      ['upstream.firstByte=30s upstream.read=$READ', '$READ'],
      ['upstream.firstByte=$FIRST upstream.read=30s', '$FIRST'],
      ['', undefined],
    ],
  ],
  [
    'pool',
    [
      ['upstream.pool=8 upstream.idle=60s', '60s'],
      ['upstream.pool=0 upstream.idle=60s', undefined],
      ['upstream.pool=8', undefined],
      ['upstream.idle=60s', undefined],
    ],
  ],
  [
    'streamPatience',
    [
      ['@upstream.upgrade=true upstream.read=60s', '60s'],
      ['@upstream.streaming=true upstream.read=60s', '60s'],
      ['@upstream.streaming=true upstream.read=60s tunnel.idle=90s', '90s'],
      ['@upstream.upgrade=true upstream.read=60s*', undefined],
      ['@upstream.upgrade=true', undefined],
      // A WebSocket that is pinged is never silent; a stream is.
      ['@upstream.upgrade=true upstream.read=60s heartbeat.interval=20s', undefined],
      ['@upstream.upgrade=true @upstream.streaming=true upstream.read=60s heartbeat.interval=20s', '60s'],
      ['@upstream.upgrade=false upstream.read=60s', undefined],
      ['upstream.read=60s', undefined],
    ],
  ],
  [
    'workers',
    [
      ['@app.workers=4', '4'],
      ['@app.workers=4 @launch.replicas=1', '4'],
      ['@app.workers=4 @launch.replicas=2', undefined],
      ['@app.workers=4 @launch.replicas=many', '4'],
      ['@app.workers=auto', undefined],
      ['', undefined],
    ],
  ],
  [
    'drainsWithin',
    [
      ['drain.grace=30s', '30s'],
      ['drain.grace=30s exchange.deadline=31s', '30s'],
      // It ends each request before the time to wait for them is over.
      ['drain.grace=30s exchange.deadline=30s', undefined],
      ['drain.grace=30s exchange.deadline=$DEADLINE', undefined],
      ['drain.grace=30s exchange.deadline=unbounded', '30s'],
      ['exchange.deadline=30s', undefined],
    ],
  ],
  [
    'killedAfter',
    [
      ['drain.kill=30s', '30s'],
      ['drain.kill=30s drain.preStop=10s', '20s'],
      ['drain.kill=30s drain.preStop=40s', '0s'],
      ['drain.kill=30s drain.preStop=$SLEEP', undefined],
      ['drain.kill=unbounded drain.preStop=10s', 'no limit'],
      ['drain.preStop=10s', undefined],
    ],
  ],
  [
    'endsRequests',
    [
      ['exchange.deadline=30s', '30s'],
      ['exchange.deadline=unbounded', undefined],
      ['exchange.deadline=$DEADLINE', '$DEADLINE'],
      ['@app.bindCount=2', undefined],
    ],
  ],
  [
    'closesAnnounced',
    [
      ['downstream.idle=0s', '0s'],
      ['downstream.idle=5s', undefined],
      ['downstream.idle=0s @app.server=uvicorn', undefined],
      ['', undefined],
    ],
  ],
  [
    'closesUnannounced',
    [
      ['downstream.idle=0s @app.server=uvicorn', '0s'],
      ['downstream.idle=0s @app.workerClass=uvicorn', '0s'],
      ['downstream.idle=0s @app.workerClass=asgi', '0s'],
      ['downstream.idle=0s @app.workerClass=gthread', undefined],
      ['downstream.idle=5s @app.server=uvicorn', undefined],
    ],
  ],
  [
    'outlivesRecycling',
    [
      ['@app.maxRequests=1000 @app.workerClass=gthread exchange.heartbeat=30s', '29s'],
      ['@app.maxRequests=1000 @app.workerClass=asgi exchange.heartbeat=30s', '29s'],
      ['@app.maxRequests=1000 @app.workerClass=asgi exchange.heartbeat=500ms', '0s'],
      ['@app.maxRequests=1000 @app.workerClass=uvicorn exchange.heartbeat=30s', '30s'],
      ['@app.maxRequests=1000 @app.workerClass=gthread exchange.heartbeat=unbounded', 'no limit'],
      ['@app.maxRequests=1000 @app.workerClass=gevent exchange.heartbeat=30s', undefined],
      ['@app.maxRequests=0 @app.workerClass=gthread exchange.heartbeat=30s', undefined],
      ['@app.maxRequests=few @app.workerClass=gthread exchange.heartbeat=30s', undefined],
      ['@app.maxRequests=1000 @app.workerClass=gthread', undefined],
    ],
  ],
  [
    'hangsEvery',
    [
      ['exchange.deadline=60s @app.workers=4', '15s'],
      ['exchange.deadline=60s @app.workers=1', '60s'],
      ['exchange.deadline=59s @app.workers=4', undefined],
      ['exchange.deadline=60s @app.workers=0', undefined],
      ['exchange.deadline=60s @app.workers=auto', undefined],
      ['exchange.deadline=unbounded @app.workers=4', undefined],
      ['@app.workers=4', undefined],
    ],
  ],
  [
    'recyclesAfter',
    [
      ['@app.maxRequests=1000 @app.keepsConnections=true', '1000'],
      ['@app.maxRequests=0 @app.keepsConnections=true', undefined],
      ['@app.maxRequests=few @app.keepsConnections=true', undefined],
      ['@app.maxRequests=1000 @app.keepsConnections=false', undefined],
    ],
  ],
  [
    'roomForConnections',
    [
      ['@app.limitConcurrency=10 @app.workers=1 @app.keepsConnections=true', '9'],
      ['@app.limitConcurrency=10 @app.workers=4 @app.keepsConnections=true', '36'],
      ['@app.limitConcurrency=1 @app.workers=4 @app.keepsConnections=true', '0'],
      ['@app.limitConcurrency=0 @app.workers=4 @app.keepsConnections=true', undefined],
      ['@app.limitConcurrency=10 @app.workers=0 @app.keepsConnections=true', undefined],
      ['@app.limitConcurrency=10 @app.workers=auto @app.keepsConnections=true', undefined],
      ['@app.limitConcurrency=none @app.workers=4 @app.keepsConnections=true', undefined],
      ['@app.limitConcurrency=10 @app.workers=4', undefined],
    ],
  ],
  [
    'cutsTunnels',
    [
      ['tunnel.duration=10m', '10m'],
      ['tunnel.duration=601s', undefined],
      ['', undefined],
    ],
  ],
  [
    'longestPart',
    [
      ['upstream.firstByte=30s upstream.read=60s upstream.attempt=10s', '60s'],
      ['upstream.firstByte=90s upstream.read=60s', '90s'],
      ['', undefined],
    ],
  ],
  [
    'repeatsAfter',
    [
      ['retry.tries=2 upstream.firstByte=30s @retry.on=error timeout @service.kind=cdn', '30s'],
      ['retry.tries=2 upstream.firstByte=30s @retry.on=timeout @service.kind=cdn', '30s'],
      ['retry.tries=2 upstream.firstByte=30s @retry.on=timeout', undefined],
      ['retry.tries=2 upstream.firstByte=30s @retry.on=error @service.kind=cdn', undefined],
      ['retry.tries=1 upstream.firstByte=30s @retry.on=timeout @service.kind=cdn', undefined],
      ['upstream.firstByte=30s @retry.on=timeout @service.kind=cdn', undefined],
      ['retry.tries=2 @retry.on=timeout @service.kind=cdn', undefined],
    ],
  ],
  ['constructor', [['', undefined]]],
  ['upstream.read', [['upstream.read=60s', '60s']]],
])('%s', (name, cases) => {
  test.each(cases)('of { %s }: %s', (words, value) => expect(said(name, [hop('one', words)])).toBe(value));
});

describe('what a setting must be for its quantity to be something else', () => {
  test.each([
    ['killedAfter', 'drain.kill=30s drain.preStop=10s', 40_000],
    ['endsRequests', 'exchange.deadline=30s @app.bindCount=2', 60_000],
    ['endsRequests', 'exchange.deadline=30s @app.bindCount=1', undefined],
    ['outlivesRecycling', '@app.maxRequests=9 @app.workerClass=gthread exchange.heartbeat=30s', 31_000],
    ['outlivesRecycling', '@app.maxRequests=9 @app.workerClass=uvicorn exchange.heartbeat=30s', 62_000],
    ['hangsEvery', 'exchange.deadline=60s @app.workers=4', 120_000],
  ])('%s of { %s } is 30s: %j', (name, words, setting) => {
    expect(measured(name, [hop('one', words)])?.settingFor?.(30_000)).toBe(setting);
  });
});

test('a fact counts as chosen where it is written', () => {
  expect(measured('workers', [hop('one', '@app.workers!=4')])).toMatchObject({ chosen: true, place: factSpan });
  expect(measured('workers', [hop('one', '@app.workers=4')])).toMatchObject({ chosen: false, place: span });
  expect(
    measured('outlivesRecycling', [hop('one', '@app.maxRequests!=9 @app.workerClass=asgi exchange.heartbeat=30s')]),
  ).toMatchObject({ place: factSpan });
});

describe('how long until an answer', () => {
  const front = hop('front', 'upstream.firstByte=60s upstream.read=60s');
  const answers = (...behind: readonly Hop[]): [string | undefined, string | undefined] => {
    const found = measured('answersWithin', [front, ...behind], 1);
    return [found && formatted(found), found?.hop?.label];
  };

  test.each<[string, readonly string[], string | undefined, string | undefined]>([
    ['is its own patience', ['upstream.firstByte=90s'], '90s', undefined],
    [
      'is that of what is behind it, if that is over first',
      ['upstream.firstByte=90s', 'exchange.deadline=30s'],
      '30s',
      'two',
    ],
    [
      'is not that of what is behind it, if its caller gives up before',
      ['upstream.firstByte=90s', 'exchange.deadline=60s'],
      '90s',
      undefined,
    ],
    [
      'is not that of what is behind it, if itself it gives up before',
      ['upstream.firstByte=20s', 'exchange.deadline=30s'],
      '20s',
      undefined,
    ],
    [
      'is that of what is behind it where it forwards without a limit of its own',
      ['', 'exchange.deadline=90s'],
      '90s',
      undefined,
    ],
    ['is not known where what is behind it is not', ['upstream.firstByte=90s', 'exchange.deadline=$D'], '$D', 'two'],
    ['is nothing where nothing forwards', ['', ''], undefined, undefined],
  ])('%s', (_, [one = '', two], value, at) => {
    const behind = two === undefined ? [] : [hop('two', two)];
    expect(answers(hop('one', one), ...behind)).toEqual([value, at]);
  });
});

describe('retries', () => {
  const tries = 'retry.tries=3 upstream.connect=5s upstream.firstByte=20s';
  const front = (patience: string): Hop => hop('front', `upstream.read=${patience}`);

  test.each<[string, string, string | undefined]>([
    [`${tries} @retry.on=timeout`, '60s', '75s'],
    [`${tries} @retry.on=error`, '60s', undefined],
    [tries, '60s', undefined],
    // One try is longer than the caller waits already.
    [`${tries} @retry.on=timeout`, '20s', undefined],
    [`${tries} @retry.on=timeout retry.total=30s`, '60s', '55s'],
    [`${tries} @retry.on=timeout retry.total=50s`, '60s', '75s'],
    [`${tries} @retry.on=timeout retry.total=$TOTAL`, '60s', undefined],
    ['retry.tries=unbounded upstream.connect=5s upstream.firstByte=20s @retry.on=timeout', '60s', 'no limit'],
    ['retry.tries=1 upstream.connect=5s upstream.firstByte=20s @retry.on=timeout', '60s', undefined],
    ['retry.tries=3 upstream.firstByte=20s @retry.on=timeout', '60s', undefined],
    ['retry.tries=3 upstream.connect=5s @retry.on=timeout', '60s', undefined],
  ])('of { %s } behind %s: %s', (words, patience, value) => {
    expect(said('retriesWithin', [front(patience), hop('one', words)], 1)).toBe(value);
  });

  test.each<[string, string, string]>([
    ['', 'upstream.firstByte upstream.connect retry.tries', '3 tries of 5s to connect and 20s for the response header'],
    // Three tries are over then, too: it is not the cap that ends them.
    [
      ' retry.total=50s',
      'upstream.firstByte upstream.connect retry.tries',
      '3 tries of 5s to connect and 20s for the response header',
    ],
    [
      ' retry.total=49s',
      'upstream.firstByte upstream.connect retry.tries retry.total',
      'no try begins after 49s, and the last takes 5s to connect and 20s for the response header',
    ],
  ])('with {%s } are decided by { %s }', (cap, settings, why) => {
    const found = measured('retriesWithin', [front('60s'), hop('one', `${tries} @retry.on=timeout${cap}`)], 1);
    expect([found?.settings.map(({ timer }) => timer).join(' '), found?.why]).toEqual([settings, why]);
  });

  test('are chosen where both clocks of a try are', () => {
    const chosen = (words: string) =>
      measured('retriesWithin', [hop('one', `retry.tries=2* @retry.on=timeout ${words}`)])?.chosen;
    expect(chosen('upstream.connect=5s upstream.firstByte=20s')).toBe(true);
    expect(chosen('upstream.connect=5s* upstream.firstByte=20s')).toBe(false);
    expect(chosen('upstream.connect=5s upstream.firstByte=20s*')).toBe(false);
  });

  test.each([
    [2, 'so that both tries fit'],
    [3, 'so that all 3 tries fit'],
  ])('%d leave less for each, which is said', (count, why) => {
    const words = `retry.tries=${count} upstream.connect=5s upstream.firstByte=90s @retry.on=timeout`;
    expect(measured('answersWithin', [hop('one', words), hop('two', 'exchange.deadline=95s')])?.settingWhy).toBe(why);
  });

  test('never come where the server behind ends its requests before', () => {
    const one = hop('one', `${tries} @retry.on=timeout`);
    const within = (deadline: string) =>
      said('retriesWithin', [front('60s'), one, hop('two', `exchange.deadline=${deadline}`)], 1);
    expect([within('19s'), within('20s'), within('$D')]).toEqual([undefined, '75s', undefined]);
  });

  test.each<[string, number | undefined]>([
    ['retry.tries=2 upstream.connect=5s upstream.firstByte=90s @retry.on=error timeout', 25_000],
    ['retry.tries=2 upstream.connect=5s upstream.firstByte=90s @retry.on=error', undefined],
    ['retry.tries=1 upstream.connect=5s upstream.firstByte=90s @retry.on=timeout', undefined],
    ['retry.tries=2 upstream.firstByte=90s @retry.on=timeout', undefined],
    ['retry.tries=2 upstream.connect=5s upstream.total=90s @retry.on=timeout', undefined],
    // No try begins after 10s, so that the last one may take the rest.
    ['retry.tries=2 upstream.connect=5s upstream.firstByte=90s retry.total=10s @retry.on=timeout', 45_000],
    ['retry.tries=2 upstream.connect=30s upstream.firstByte=90s @retry.on=timeout', 60_000],
    ['retry.tries=2 upstream.connect=29s upstream.firstByte=90s @retry.on=timeout', 1000],
  ])('leave { %s } so much in 60s: %j', (words, share) => {
    const found = measured('answersWithin', [hop('one', words), hop('two', 'exchange.deadline=95s')]);
    expect(found?.settingFor?.(60_000)).toBe(share);
  });
});

describe('a reload', () => {
  const ends = (words: string, product = 'nginx') => said('endsAtReload', [hop('one', words, { product })]);

  test.each<[string, string | undefined]>([
    ['drain.kill=10m', '10m'],
    ['drain.kill=unbounded', undefined],
    ['drain.kill=$KILL', undefined],
    ['', undefined],
    ['drain.kill=59s @upstream.upgrade=true', '59s'],
    // Nobody expects a WebSocket to live for ever.
    ['drain.kill=60s @upstream.upgrade=true', undefined],
    ['drain.kill=60s @upstream.streaming=true', undefined],
    ['drain.kill=60s @upstream.streaming=false @upstream.upgrade=false', '60s'],
  ])('with { %s } ends old workers after %s', (words, value) => expect(ends(words)).toBe(value));

  test('is told of nginx alone', () => expect(ends('drain.kill=10m', 'haproxy')).toBeUndefined());
});

describe('pings', () => {
  const far = hop('far', 'heartbeat.interval=20s');
  const upgrading = (label: string) => hop(label, '@upstream.upgrade=true');

  test('cross every hop that forwards upgrades', () => {
    expect(said('pingsEvery', [upgrading('one'), upgrading('two'), far])).toBe('20s');
    expect(measured('pingsEvery', [upgrading('one'), far])?.hop).toBe(far);
    expect(said('pingsEvery', [upgrading('one'), hop('two', ''), far])).toBeUndefined();
    expect(said('pingsEvery', [upgrading('one'), hop('two', '@upstream.upgrade=false'), far], 2)).toBeUndefined();
    expect(said('pingsEvery', [upgrading('one'), far], 1)).toBe('20s');
    expect(said('pingsEvery', [upgrading('one'), hop('far', 'heartbeat.interval=unbounded')])).toBeUndefined();
  });

  test('and silence is what the caller tolerates of what its callee carries', () => {
    const front = hop('front', 'upstream.read=30s tunnel.idle=60s');
    expect(said('tunnelPatience', [front, upgrading('one')], 0)).toBe('30s');
    const whole = chain(front, upgrading('one'));
    expect(formatted(quantity('tunnelPatience', { hop: front, leg: whole.legs[0], chain: whole }) as Quantity)).toBe(
      '60s',
    );
    const streams = chain(front, hop('one', '@upstream.upgrade=true @upstream.streaming=true'));
    expect(
      formatted(quantity('tunnelPatience', { hop: front, leg: streams.legs[0], chain: streams }) as Quantity),
    ).toBe('30s');
  });
});

test.each<[string, string, boolean | null]>([
  ['@upstream.reuse=true', 'downstream.idle=5s', true],
  ['@upstream.reuse=true', '', true],
  ['@upstream.reuse=true', 'downstream.idle=0s', false],
  ['@upstream.reuse=false', 'downstream.idle=5s', false],
  ['@upstream.reuse=null', 'downstream.idle=5s', null],
  ['', 'downstream.idle=0s', false],
])('a caller with { %s } and a callee with { %s } reuse connections: %j', (caller, callee, used) => {
  const [leg] = chain(hop('one', caller), hop('two', callee)).legs;
  expect(leg && reuses(leg)).toBe(used);
});
