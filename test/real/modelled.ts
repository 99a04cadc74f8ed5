import type { Analysis, Chain, Duration } from '../../src/api.js';
import type { TimerName } from '../../src/model/timer.js';
import type { Lasting } from './client.js';
import type { Probe } from './configuration.js';
import { type Observed, PATIENCE, REQUESTS } from './measure.js';

/** One quantity of one route, as nginx showed it and as the model has it. */
export interface Comparison {
  readonly route: string;
  readonly quantity: string;
  readonly observed: string;
  readonly modelled: string;
  readonly verdict: 'same' | 'different' | 'not known';
}

/** nginx's clock has whole milliseconds, and its timers start at the beginning of a turn of its loop. */
const EARLY = 15;
/** Less than half of the distance between two values that are generated, with room for a machine that is busy. */
const LATE = 230;

const CLOCKS = [
  ['read', 'upstream.read'],
  ['connect', 'upstream.connect'],
  ['send', 'upstream.send'],
  ['idle', 'downstream.idle'],
  ['body', 'downstream.body'],
  ['header', 'downstream.header'],
  ['poolIdle', 'upstream.idle'],
] as const satisfies readonly (readonly [keyof Observed, TimerName])[];

/** Sets everything that was seen on a route beside what the model says of it. */
export function compare(probe: Probe, observed: Observed, analysis: Analysis): Comparison[] {
  const chains = analysis.chains.filter((chain) => isRoute(chain, probe));
  const hop = chains[0]?.hops.find((each) => each.product === 'nginx');
  const result: Comparison[] = [];
  const add = (quantity: string, seen: string, modelled: string, verdict: Comparison['verdict']): void => {
    result.push({ route: probe.label, quantity, observed: seen, modelled, verdict });
  };
  if (hop === undefined || chains.length > 1) {
    add('route', 'it exists', `${chains.length} routes of that name`, 'different');
    return result;
  }
  const fact = (name: string, seen: string | boolean | undefined): void => {
    if (seen === undefined) return;
    const value = hop.facts[name];
    const verdict = value === null ? 'not known' : value === seen ? 'same' : 'different';
    add(name, JSON.stringify(seen), value === undefined ? 'absent' : JSON.stringify(value), verdict);
  };
  fact('upstream.httpVersion', observed.httpVersion);
  fact('upstream.connectionHeader', observed.connectionHeader);
  fact('upstream.reuse', observed.reuse);
  const valueOf = (timer: TimerName): Duration | undefined => hop.timer(timer)?.value;
  const closesAtOnce = most(valueOf('downstream.requests')) <= 1;
  if (observed.advertised !== undefined && !closesAtOnce && most(valueOf('downstream.idle')) > 0) {
    const advertised = hop.facts['downstream.idle.advertised'];
    const line = advertised === null ? '' : `timeout=${Number(advertised) / 1000}`;
    const verdict = line === observed.advertised ? 'same' : 'different';
    add('downstream.idle.advertised', JSON.stringify(observed.advertised), JSON.stringify(line), verdict);
  }
  if (observed.requests !== undefined) {
    const most1 = most(valueOf('downstream.idle')) === 0 ? 1 : Math.max(1, most(valueOf('downstream.requests')));
    const modelled = most1 > REQUESTS ? Infinity : most1;
    add(
      'downstream.requests',
      `${observed.requests}`,
      `${modelled}`,
      modelled === observed.requests ? 'same' : 'different',
    );
  }
  for (const [name, timer] of CLOCKS) {
    const lasting = observed[name];
    if (lasting === undefined) continue;
    const value = timer === 'downstream.idle' && closesAtOnce ? AT_ONCE : valueOf(timer);
    add(timer, sayLasting(lasting), sayDuration(value), clockVerdict(lasting, value));
  }
  return result;
}

const AT_ONCE: Duration = { kind: 'band', min: 0, max: 0 };

function isRoute({ route }: Chain, { host, route: wanted }: Probe): boolean {
  return (
    route.server.includes(host) &&
    route.location === wanted.location &&
    route.modifier === wanted.modifier &&
    (route.condition !== undefined) === wanted.conditional
  );
}

function most(value: Duration | undefined): number {
  return value?.kind === 'band' ? value.max : Infinity;
}

function clockVerdict(lasting: Lasting, value: Duration | undefined): Comparison['verdict'] {
  if (value === undefined) return 'different';
  if (value.kind === 'unknown') return 'not known';
  const [min, max] = value.kind === 'band' ? [value.min, value.max] : [Infinity, Infinity];
  if (lasting.later) return max > PATIENCE - LATE ? 'same' : 'different';
  return lasting.most >= min - EARLY && lasting.least <= max + LATE ? 'same' : 'different';
}

function sayLasting({ least, most: longest, later }: Lasting): string {
  if (later) return `more than ${Math.round(least)} ms`;
  return `between ${Math.round(least)} and ${Math.round(longest)} ms`;
}

function sayDuration(value: Duration | undefined): string {
  if (value === undefined) return 'absent';
  if (value.kind !== 'band') return value.kind;
  return value.min === value.max ? `${value.min} ms` : `${value.min} to ${value.max} ms`;
}
