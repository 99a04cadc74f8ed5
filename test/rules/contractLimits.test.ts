import { describe, expect, test } from '@jest/globals';
import type { Chain, Confidence } from '../../src/model/chain.js';
import type { Contract, ContractKind } from '../../src/model/contract.js';
import { exactly, type Duration } from '../../src/model/duration.js';
import type { Facts, Hop } from '../../src/model/hop.js';
import type { TimerName } from '../../src/model/timer.js';
import { contractsOver } from '../../src/rules/contracts.js';
import { chainOf, fileOf, hopOf, placeOf, routeAt, settingOf, type SettingOptions } from './hops.js';

/** Which clocks of a hop break a contract of 40 s, and how sure that is. */

const file = fileOf('front here elsewhere behind 10s 20s 30s 40s 41s 10m');
const other = fileOf('elsewhere 10s', 'other.conf');
const WANTED = 40_000;

type Clocks = Readonly<Partial<Record<TimerName, string | [written: string, options: SettingOptions]>>>;

function hop(label: string, clocks: Clocks, facts: Facts = {}, layer: 4 | 7 = 7): Hop {
  const settings = Object.entries(clocks).map(([timer, said]) => {
    const [written, options] = typeof said === 'string' ? [said, { name: timer }] : said;
    return settingOf(timer as TimerName, placeOf(file, written), written, { name: timer, ...options });
  });
  return hopOf(label, placeOf(file, label), settings, { facts, layer });
}

function held(kind: ContractKind, chain: Chain, more: Partial<Contract> = {}) {
  const contract: Contract = { kind, ms: WANTED, span: placeOf(file, '40s'), ...more };
  return contractsOver([contract])([chain]);
}

const around = (hops: readonly Hop[], confidence?: Confidence): Chain =>
  chainOf(routeAt(placeOf(file, 'here')), hops, confidence);

/** `clock directive value` of what breaks the contract. */
function broken(kind: ContractKind, hops: readonly Hop[], more?: Partial<Contract>): string[] {
  return held(kind, around(hops), more).observations.map(
    ({ data }) => `${String(data['clock'])} ${String(data['directive'])} ${String(data['value'])}`,
  );
}

const [UPGRADES, STREAMS, PLAIN] = [
  { 'upstream.upgrade': true },
  { 'upstream.streaming': true },
  { 'upstream.upgrade': false },
];

describe('a request that may take so long', () => {
  test.each<[string, Clocks, string[]]>([
    ['is cut by whatever waits for it', { 'upstream.firstByte': '30s' }, ['waiting upstream.firstByte 30s']],
    ['also by what waits between bytes', { 'upstream.read': '30s' }, ['waiting upstream.read 30s']],
    ["by a server's deadline", { 'exchange.deadline': '30s' }, ['deadline exchange.deadline 30s']],
    ['by that of one try', { 'upstream.attempt': '30s' }, ['deadline upstream.attempt 30s']],
    ['by that of all tries', { 'upstream.total': '30s' }, ['deadline upstream.total 30s']],
    ['by that of the response', { 'downstream.response': '30s' }, ['deadline downstream.response 30s']],
    ['not by an equal one', { 'upstream.firstByte': '40s' }, []],
    ['nor by a longer one', { 'upstream.firstByte': '41s' }, []],
    ['nor by what ends no request', { 'tunnel.idle': '30s', 'drain.grace': '10s', 'downstream.idle': '10s' }, []],
  ])('%s', (_, clocks, said) => expect(broken('allows', [hop('here', clocks)])).toEqual(said));

  test('is forgotten by a hop of layer 4, which has no other clock for it', () => {
    const flow = hop('here', { 'tunnel.idle': '30s', 'upstream.firstByte': '10s' }, {}, 4);
    expect(broken('allows', [flow])).toEqual(['flow tunnel.idle 30s']);
  });

  test('one setting that feeds two clocks is told once, as the one that is over first', () => {
    const half: SettingOptions = { name: 'timeout', value: exactly(15_000) };
    const whole: SettingOptions = { name: 'timeout' };
    for (const [first, second] of [
      [half, whole],
      [whole, half],
    ] as const) {
      const one = hop('here', { 'upstream.firstByte': ['30s', first], 'exchange.deadline': ['30s', second] });
      expect(broken('allows', [one])).toEqual([expect.stringContaining('timeout 15s')]);
    }
  });

  test('of two clocks of one setting that are over together it is the one that waits', () => {
    const said: [string, SettingOptions] = ['30s', { name: 'timeout' }];
    const one = hop('here', { 'upstream.firstByte': said, 'exchange.deadline': said });
    expect(broken('allows', [one])).toEqual(['waiting timeout 30s']);
  });

  test('two settings are two, at one place and under one name', () => {
    const value = exactly(30_000);
    expect(
      broken('allows', [
        hop('here', { 'upstream.firstByte': ['30s', { value }], 'exchange.deadline': ['30s', { value }] }),
      ]),
    ).toHaveLength(2);
    const named: SettingOptions = { name: 'timeout', value };
    expect(
      broken('allows', [hop('here', { 'upstream.firstByte': ['30s', named], 'exchange.deadline': ['20s', named] })]),
    ).toHaveLength(2);
  });
});

describe('a connection that may be silent so long', () => {
  const route = { text: '/', span: placeOf(file, 'here') };

  test.each<[string, Hop, string[]]>([
    ['is cut by its own clock', hop('here', { 'tunnel.idle': '30s' }, UPGRADES), ['quiet tunnel.idle 30s']],
    [
      'and by that alone, where the hop has one',
      hop('here', { 'tunnel.idle': '41s', 'upstream.read': '30s' }, UPGRADES),
      [],
    ],
    [
      'by the one for responses otherwise',
      hop('here', { 'upstream.read': '30s' }, UPGRADES),
      ['quiet upstream.read 30s'],
    ],
    [
      'but not by that of a service, which says nothing of WebSockets',
      hop('here', { 'upstream.read': '30s' }, { ...UPGRADES, 'service.kind': 'cdn' }),
      [],
    ],
    [
      'a stream by the one for responses in any case',
      hop('here', { 'tunnel.idle': '41s', 'upstream.read': '30s' }, { ...STREAMS, 'service.kind': 'cdn' }),
      ['quiet upstream.read 30s'],
    ],
    ['by the end of its life', hop('here', { 'tunnel.duration': '30s' }, UPGRADES), ['life tunnel.duration 30s']],
    ['a stream by deadlines', hop('here', { 'exchange.deadline': '30s' }, STREAMS), ['deadline exchange.deadline 30s']],
    ['a WebSocket by none', hop('here', { 'exchange.deadline': '30s' }, UPGRADES), []],
    ['a hop of layer 4 forgets it', hop('here', { 'tunnel.idle': '30s' }, UPGRADES, 4), ['flow tunnel.idle 30s']],
    ['and has no clock for responses', hop('here', { 'upstream.read': '30s' }, STREAMS, 4), []],
  ])('%s', (_, one, said) => expect(broken('silence', [one])).toEqual(said));

  test('is no matter of a route where no hop lets one pass, unless that route is named', () => {
    const plain = hop('here', { 'tunnel.idle': '30s' }, PLAIN);
    expect(broken('silence', [plain])).toEqual([]);
    expect(broken('silence', [plain], { route })).toHaveLength(1);
    expect(broken('silence', [hop('here', { 'tunnel.idle': '30s' })])).toHaveLength(1);
    expect(broken('silence', [plain, hop('behind', {}, STREAMS)])).toHaveLength(1);
  });

  test.each<[string, string, Facts, number]>([
    ['a server that pings more often keeps it', '20s', UPGRADES, 0],
    ['one that pings just as often does not', '30s', UPGRADES, 1],
    ['nor one that pings a stream', '20s', { ...UPGRADES, ...STREAMS }, 1],
  ])('%s', (_, interval, facts, count) => {
    const [front, behind] = [
      hop('front', { 'tunnel.idle': '30s' }, facts),
      hop('behind', { 'heartbeat.interval': interval }),
    ];
    expect(broken('silence', [front, behind])).toHaveLength(count);
  });

  test('it is the last server that pings, through all hops in front of it', () => {
    const [front, here] = ['front', 'here'].map((label) => hop(label, { 'tunnel.idle': '30s' }, UPGRADES)) as [
      Hop,
      Hop,
    ];
    expect(broken('silence', [front, here, hop('behind', { 'heartbeat.interval': '20s' })])).toEqual([]);
    expect(broken('silence', [front, here, hop('behind', {})])).toHaveLength(2);
    expect(broken('silence', [front, here, hop('behind', { 'heartbeat.interval': '20s' }, PLAIN)])).toEqual([]);
    const unsaid = hop('here', { 'tunnel.idle': '30s' });
    expect(broken('silence', [front, unsaid, hop('behind', { 'heartbeat.interval': '20s' })])).toEqual([]);
    const last = [hop('elsewhere', {}, PLAIN), hop('behind', { 'heartbeat.interval': '20s' })];
    expect(broken('silence', [front, unsaid, ...last])).toHaveLength(2);
    const deaf = hop('here', { 'tunnel.idle': '30s' }, PLAIN);
    expect(broken('silence', [front, deaf, hop('behind', { 'heartbeat.interval': '20s' })])).toHaveLength(2);
  });

  test('a life ends whatever is sent', () => {
    const front = hop('front', { 'tunnel.duration': '30s' }, UPGRADES);
    expect(broken('silence', [front, hop('behind', { 'heartbeat.interval': '10s' })])).toHaveLength(1);
  });
});

describe('requests that are to get so long to finish', () => {
  test.each<[string, Clocks, string[]]>([
    ['get the grace', { 'drain.grace': '30s' }, ['grace drain.grace 30s']],
    ['are killed before', { 'drain.kill': '30s' }, ['kill drain.kill 30s']],
    ['are not cut by what ends them sooner by itself', { 'drain.grace': '30s', 'exchange.deadline': '20s' }, []],
    ['nor by clocks of requests', { 'upstream.firstByte': '10s', 'tunnel.idle': '10s' }, []],
  ])('%s', (_, clocks, said) => expect(broken('drain', [hop('here', clocks)])).toEqual(said));
});

test('a signal on which a server drops its requests gives them no time at all; it is said at the signal', () => {
  const place = placeOf(file, 'behind');
  const stopped = { ...hop('here', { 'drain.grace': '41s' }, { 'launch.signal': 'SIGKILL' }) };
  const [breach] = held('drain', around([{ ...stopped, factSpans: { 'launch.signal': place } }])).observations;
  expect(breach).toMatchObject({ places: [{ name: 'contract' }, { span: place, provenance: 'explicit' }] });
  expect(breach?.data).toEqual({
    hop: 'here',
    clock: 'signal',
    directive: 'SIGKILL',
    value: '0s',
    limit: '40s',
    chosen: true,
    signal: 'SIGKILL',
  });
});

describe('what is said of a breach', () => {
  const breach = (said: string | [string, SettingOptions], value?: Duration) =>
    held(
      'allows',
      around([hop('here', { 'upstream.firstByte': value === undefined ? said : [said as string, { value }] })]),
    ).observations[0];

  test('where, how long, how long it would have to be, and where that can be written', () => {
    expect(breach('30s')).toEqual({
      id: 'contract/allows',
      route: expect.objectContaining({ location: '/' }),
      confidence: 'high',
      places: [
        { name: 'contract', span: placeOf(file, '40s'), provenance: 'explicit' },
        { name: 'primary', span: placeOf(file, '30s'), provenance: 'explicit' },
      ],
      data: {
        hop: 'here',
        clock: 'waiting',
        directive: 'upstream.firstByte',
        value: '30s',
        limit: '40s',
        holds: '30s',
        chosen: true,
        suggest: '40s',
        edit: '40s',
      },
    });
  });

  test('a default was not chosen, and there is nothing to edit; a flag has no file', () => {
    const byDefault = breach(['30s', { provenance: 'default' }]);
    expect(byDefault?.data).toMatchObject({ chosen: false, suggest: '40s' });
    expect(byDefault?.data).not.toHaveProperty('edit');
    expect(byDefault?.places[1]).toMatchObject({ provenance: 'default' });
    const flag = breach(['30s', { provenance: 'flag' }]);
    expect(flag?.data).toMatchObject({ chosen: true, suggest: '40s' });
    expect(flag?.data).not.toHaveProperty('edit');
  });

  test('what would hold is told in whole seconds, where there is one', () => {
    expect(breach('30s', exactly(1999))?.data).toMatchObject({ holds: '1s' });
    expect(breach('30s', exactly(999))?.data).not.toHaveProperty('holds');
  });

  test('a value that is known second hand is not taken for chosen', () => {
    const bounded = settingOf('upstream.firstByte', placeOf(file, '30s'), '30s');
    const [said] = held(
      'allows',
      around([hopOf('here', placeOf(file, 'here'), [{ ...bounded, terms: { atMost: 'warning' } }])]),
    ).observations;
    expect(said?.data['chosen']).toBe(false);
  });

  test('one of two settings that may come from elsewhere is enough to be less sure', () => {
    const two = { 'drain.kill': '41s', 'drain.preStop': ['10s', { provenance: 'assumed' }] } as const;
    const [said] = held(
      'drain',
      around([hop('here', { ...two, 'drain.preStop': ['10s', { provenance: 'assumed' }] })]),
    ).observations;
    expect([said?.confidence, said?.data['value'], said?.data['suggest']]).toEqual(['medium', '31s', '50s']);
  });

  test('a value that may come from elsewhere is less sure, and not taken for chosen', () => {
    const assumed = breach(['30s', { provenance: 'assumed' }]);
    expect(assumed?.confidence).toBe('medium');
    expect(assumed?.data['chosen']).toBe(false);
  });
});

describe('how sure a breach is', () => {
  const cut = { 'upstream.firstByte': '30s' };

  test('as sure as the links between the hop and the one whose route it is', () => {
    const own = hop('here', cut);
    const far = { ...hop('behind', cut), span: placeOf(other, 'elsewhere') };
    for (const hops of [
      [own, far],
      [far, own],
    ]) {
      const sure = held('allows', around(hops, 'medium')).observations.map(({ data, confidence }) => [
        data['hop'],
        confidence,
        data['chosen'],
      ]);
      expect(sure.toSorted()).toEqual([
        ['behind', 'medium', false],
        ['here', 'high', true],
      ]);
    }
  });

  test('of a route that is none of its own hops, as sure as the least link', () => {
    const strangers = ['front', 'behind'].map((label) => ({ ...hop(label, cut), span: placeOf(other, 'elsewhere') }));
    const confidences = held('allows', around(strangers, 'medium')).observations.map(({ confidence }) => confidence);
    expect(confidences).toEqual(['medium', 'medium']);
  });
});

test('a program that refuses to start breaks nothing', () => {
  const refused = { ...hop('here', { 'upstream.firstByte': '30s' }), refused: true };
  expect(held('allows', around([refused]))).toEqual({
    observations: [],
    unknowns: [{ kind: 'contract', text: 'any route', name: 'clocks', span: placeOf(file, '40s') }],
  });
});

describe('a route that is not there', () => {
  const chains = ['/a', '/b'].map((location) =>
    chainOf({ ...routeAt(placeOf(file, 'here'), location), server: ['a.example', 'b.example'] }, [hop('here', {})]),
  );
  const contract: Contract = { kind: 'allows', ms: WANTED, span: placeOf(file, '40s') };
  const server = { text: 'c.example', span: placeOf(file, 'front') };
  const route = { text: '/nowhere', span: placeOf(file, 'behind') };

  test('is told at its own word, with the servers that there are', () => {
    expect(contractsOver([{ ...contract, server }])(chains)).toEqual({
      observations: [
        {
          id: 'contract/unmatched',
          places: [{ name: 'primary', span: server.span }],
          data: { route: 'c.example', near: 'a.example, b.example' },
        },
      ],
      unknowns: [],
    });
    const [both] = contractsOver([{ ...contract, server, route }])(chains).observations;
    expect(both).toMatchObject({ places: [{ span: route.span }], data: { route: 'c.example /nowhere' } });
  });

  test('of many servers five are named, and none where there are none', () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      chainOf({ ...routeAt(placeOf(file, 'here')), server: [`s${index}.example`] }, []),
    );
    const near = (all: readonly Chain[]) => contractsOver([{ ...contract, server }])(all).observations[0]?.data;
    expect(near(many)).toEqual({
      route: 'c.example',
      near: 's0.example, s1.example, s2.example, s3.example, s4.example',
    });
    expect(near([])).toEqual({ route: 'c.example' });
  });

  test('is unknown where only some of the files were named', () => {
    expect(contractsOver([{ ...contract, route }], { partial: true })(chains)).toEqual({
      observations: [],
      unknowns: [{ kind: 'contract', text: '/nowhere', name: 'route', span: contract.span }],
    });
  });

  test('a contract on any route has something to say of none', () => {
    expect(contractsOver([contract])([])).toEqual({
      observations: [],
      unknowns: [{ kind: 'contract', text: 'any route', name: 'clocks', span: contract.span }],
    });
  });

  test('names of servers choose', () => {
    const chosen = contractsOver([{ ...contract, server: { ...server, text: 'b.example' } }])(chains);
    expect(chosen.unknowns.map(({ name, text }) => [name, text])).toEqual([['clocks', 'b.example']]);
  });
});
