import type { Analysis, Duration, Hop } from '../../src/api.js';
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
  const result: Comparison[] = [];
  const add = (quantity: string, seen: string, modelled: string, verdict: Comparison['verdict']): void => {
    result.push({ route: probe.label, quantity, observed: seen, modelled, verdict });
  };
  const hop = hopOf(analysis, probe.host, probe.route);
  if (hop === undefined) {
    add('route', 'it exists', 'not exactly one route of that name', 'different');
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
  // Whatever location an HTTP/1 request passes can end the connection after it, not only the one that answers.
  const through = probe.http2 ? undefined : probe.through;
  const first = through && hopOf(analysis, probe.host, { ...through, conditional: false });
  const served = Math.min(servedBy(hop), first === undefined ? Infinity : servedBy(first));
  if (observed.advertised !== undefined && served > 1) {
    const advertised = hop.facts['downstream.idle.advertised'];
    const line = advertised === null ? '' : `timeout=${Number(advertised) / 1000}`;
    const verdict = line === observed.advertised ? 'same' : 'different';
    add('downstream.idle.advertised', JSON.stringify(observed.advertised), JSON.stringify(line), verdict);
  }
  if (observed.requests !== undefined) {
    const modelled = served > REQUESTS ? Infinity : served;
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
    const value = timer === 'downstream.idle' && served === 1 ? AT_ONCE : valueOf(timer);
    // Where it is not known whether there is a pool, how long it keeps connections is not known either.
    if (timer === 'upstream.idle' && value === undefined && hop.facts['upstream.reuse'] === null) continue;
    add(timer, sayLasting(lasting), sayDuration(value), clockVerdict(lasting, value));
  }
  return result;
}

const AT_ONCE: Duration = { kind: 'band', min: 0, max: 0 };

/** nginx as it behaves on a route, when the model has exactly one of that name. */
function hopOf(analysis: Analysis, host: string, wanted: Probe['route']): Hop | undefined {
  const chains = analysis.chains.filter(
    ({ route }) =>
      route.server.includes(host) &&
      route.location === wanted.location &&
      route.modifier === wanted.modifier &&
      (route.condition !== undefined) === wanted.conditional,
  );
  return chains.length === 1 ? chains[0]?.hops.find((each) => each.product === 'nginx') : undefined;
}

/** How many requests a location serves on one connection: one when its `keepalive_timeout` is 0. */
function servedBy(hop: Hop): number {
  if (most(hop.timer('downstream.idle')?.value) === 0) return 1;
  return Math.max(1, most(hop.timer('downstream.requests')?.value));
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
