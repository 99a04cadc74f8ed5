import type { Chain, Leg } from './chain.js';
import { type Duration, exactly, formatDuration, formatMs, least, most, UNBOUNDED } from './duration.js';
import { factOf, type Hop } from './hop.js';
import { isChosen, type Setting } from './setting.js';
import { isTimerName, type TimerName } from './timer.js';

/** What rules compare: a duration worked out from one or more settings, with the reason in words. */
export interface Quantity {
  readonly value: Duration;
  /** The settings that decide it, the most relevant first. */
  readonly settings: readonly Setting[];
  /** How it comes about, as half a sentence. */
  readonly why: string;
  /** Whether somebody chose every value that decides it. */
  readonly chosen: boolean;
}

/** Whose quantity is asked for: a hop, the leg it is looked at on, and the chain it stands in. */
export interface Subject {
  readonly hop: Hop;
  readonly leg: Leg | undefined;
  readonly chain: Chain;
}

type Derivation = (subject: Subject) => Quantity | undefined;

function of(setting: Setting | undefined, why: string): Quantity | undefined {
  return setting && { value: setting.value, settings: [setting], why, chosen: isChosen(setting) };
}

/** The armed clock that fires first; unknown as soon as one of them is unknown and could be the least. */
function leastOf(hop: Hop, names: readonly TimerName[], why: string): Quantity | undefined {
  let first: Setting | undefined;
  for (const name of names) {
    const setting = hop.timer(name);
    if (setting === undefined) continue;
    if (setting.value.kind === 'unknown') return of(setting, why);
    if (first === undefined || least(setting.value) < least(first.value)) first = setting;
  }
  return of(first, why);
}

/**
 * Derived quantities by the name that rules use. Each is undefined where it makes no sense: a hop that keeps no
 * connections has no `keepsIdle`, one that forwards nothing has no `answersWithin`.
 */
export const QUANTITIES: Readonly<Record<string, Derivation>> = {
  /** How long the callee keeps an unused connection. Undefined when it announces that it keeps none. */
  keepsIdle: ({ hop }) => {
    const setting = hop.timer('downstream.idle');
    return setting && most(setting.value) === 0 ? undefined : of(setting, 'keeps an unused connection');
  },
  /** How long the caller keeps an unused connection for reuse. */
  poolIdle: ({ hop }) => of(hop.timer('upstream.idle'), 'reuses an unused connection'),
  /** How long a new connection may wait for its first request, where somebody chose that. */
  opensAhead: ({ hop }) => {
    const setting = hop.timer('downstream.header');
    return setting && isChosen(setting) && most(setting.value) > 0
      ? of(setting, 'waits for the first request')
      : undefined;
  },
  /** How long it tolerates total silence from the next hop before a response begins. */
  patience: ({ hop }) =>
    leastOf(hop, ['upstream.firstByte', 'upstream.read', 'upstream.total'], 'waits for a silent response'),
  /** The longest until this hop has answered something, with one try: its own patience, or that of what is behind it. */
  answersWithin: (subject) => {
    const own = leastOf(
      subject.hop,
      ['upstream.firstByte', 'upstream.total', 'exchange.deadline'],
      'waits for its upstream',
    );
    const behind = innerLeg(subject);
    const inner = behind && quantity('answersWithin', { ...subject, hop: behind.callee, leg: behind });
    if (own === undefined || inner === undefined) return own ?? inner;
    if (inner.value.kind === 'unknown') return own;
    return most(inner.value) < least(own.value) ? inner : own;
  },
  /** The longest until all tries are over, where there may be several and one alone would fit the caller's patience. */
  retriesWithin: (subject) => retriesWithin(subject),
  /** How long a stream or an upgraded connection may be silent, on routes that carry them and where somebody chose that. */
  streamPatience: ({ hop }) => {
    if (factOf(hop, 'upstream.upgrade') !== true && factOf(hop, 'upstream.streaming') !== true) return undefined;
    const setting = hop.timer('tunnel.idle') ?? hop.timer('upstream.read');
    return setting && isChosen(setting) ? of(setting, 'tolerates silence') : undefined;
  },
  /** How long the caller tolerates silence on a stream or an upgraded connection. */
  tunnelPatience: ({ hop }) => leastOf(hop, ['tunnel.idle', 'upstream.read'], 'tolerates silence'),
};

function innerLeg({ hop, chain }: Subject): Leg | undefined {
  return chain.legs.find((leg) => leg.caller === hop);
}

function retriesWithin(subject: Subject): Quantity | undefined {
  const { hop, leg } = subject;
  const tries = hop.timer('retry.tries');
  if (tries === undefined || !(most(tries.value) > 1)) return undefined;
  const connect = hop.timer('upstream.connect');
  const read = hop.timer('upstream.firstByte');
  if (tries === undefined || connect === undefined || read === undefined) return undefined;
  const conditions = String(factOf(hop, 'retry.on') ?? '').split(' ');
  const count = most(tries.value);
  // Without `timeout` a try that times out is the last one, and failing fast costs no time.
  if (!(count > 1) || !conditions.includes('timeout')) return undefined;
  const attempt = most(connect.value) + most(read.value);
  const outer = leg && quantity('patience', { ...subject, hop: leg.caller });
  if (outer !== undefined && !(most(read.value) < least(outer.value))) return undefined;
  const cap = hop.timer('retry.total');
  const capped = cap === undefined ? Infinity : most(cap.value) + attempt;
  const total = Math.min(count * attempt, capped);
  if (Number.isNaN(total)) return undefined;
  const settings = [read, connect, tries, ...(cap !== undefined && capped < count * attempt ? [cap] : [])];
  const each = `${formatDuration(connect.value)} to connect and ${formatDuration(read.value)} for the response header`;
  const why =
    capped < count * attempt
      ? `no try begins after ${formatMs(most((cap as Setting).value))}, and the last takes ${each}`
      : `${count} tries of ${each}`;
  return {
    value: total === Infinity ? UNBOUNDED : exactly(total),
    settings,
    why,
    chosen: [read, connect].every(isChosen),
  };
}

/** Whether a name is a derived quantity or a timer. */
export function isQuantityName(name: string): boolean {
  return isTimerName(name) || Object.hasOwn(QUANTITIES, name);
}

/** A derived quantity, or a timer's value, of one hop; undefined for unknown names and where there is none. */
export function quantity(name: string, subject: Subject): Quantity | undefined {
  if (isTimerName(name)) return of(subject.hop.timer(name), name);
  return Object.hasOwn(QUANTITIES, name) ? QUANTITIES[name]?.(subject) : undefined;
}

/** Whether the caller uses connections of this leg again, and the callee keeps any; null where it cannot be known. */
export function reuses(leg: Leg): boolean | null {
  const pooled = factOf(leg.caller, 'upstream.reuse');
  const kept = leg.callee.timer('downstream.idle');
  if (pooled === false || (kept !== undefined && most(kept.value) === 0)) return false;
  return pooled === true ? true : null;
}
