import type { Leg } from './chain.js';
import { APP_QUANTITIES } from './appQuantities.js';
import { isService, SERVICE_QUANTITIES } from './services.js';
import { exactly, formatDuration, formatMs, least, most, UNBOUNDED } from './duration.js';
import { factOf, type Hop } from './hop.js';
import { type Derivation, of, type Quantity, type Subject } from './quantity.js';
import { isChosen, type Setting } from './setting.js';
import { isTimerName, type TimerName } from './timer.js';

export type { Quantity, Subject } from './quantity.js';

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
    leastOf(
      hop,
      ['upstream.firstByte', 'upstream.read', 'upstream.total', 'exchange.deadline'],
      'waits for a silent response',
    ),
  /**
   * The longest until this hop has answered something, with one try: its own patience, or that of what is behind it where
   * that makes the difference for the caller. A heartbeat ends no request and does not count.
   */
  answersWithin: (subject) => {
    const own = leastOf(
      subject.hop,
      ['upstream.firstByte', 'upstream.total', 'exchange.deadline'],
      'waits for its upstream',
    );
    const behind = innerLeg(subject);
    const inner = behind && quantity('answersWithin', { ...subject, hop: behind.callee, leg: behind });
    if (isService(subject.hop)) return answersThrough(own, inner, behind);
    if (own === undefined || inner === undefined) return own === undefined ? inner : withTries(own, subject.hop);
    const outer = subject.leg && quantity('patience', { ...subject, hop: subject.leg.caller });
    const longest = outer === undefined ? least(own.value) : Math.min(least(own.value), least(outer.value));
    // If what is behind is not known, neither is whether it ends the wait in time.
    return inner.value.kind === 'unknown' || most(inner.value) < longest
      ? { hop: (behind as Leg).callee, ...inner }
      : withTries(own, subject.hop);
  },
  /** The same where nobody chose any of it: whoever raised something in front may not know of it. */
  answersByDefault: (subject) => {
    const within = quantity('answersWithin', subject);
    return within?.chosen === false ? within : undefined;
  },
  /** The longest until all tries are over, where there may be several and one alone would fit the caller's patience. */
  retriesWithin: (subject) => retriesWithin(subject),
  /**
   * How long a stream or an upgraded connection may be silent, on routes that carry them and where somebody chose that.
   * Undefined for WebSockets where the server behind pings, so that none is ever silent for longer than that.
   */
  streamPatience: (subject) => {
    const { hop } = subject;
    const streams = factOf(hop, 'upstream.streaming') === true;
    if (factOf(hop, 'upstream.upgrade') !== true && !streams) return undefined;
    if (!streams && pingsEvery(subject) !== undefined) return undefined;
    const setting = hop.timer('tunnel.idle') ?? hop.timer('upstream.read');
    return setting && isChosen(setting) ? of(setting, 'tolerates silence') : undefined;
  },
  /** How long the caller tolerates silence on a stream or an upgraded connection. */
  tunnelPatience: ({ hop, leg }) => {
    // What is said of responses need not hold for a WebSocket.
    const upgrades = leg !== undefined && factOf(leg.callee, 'upstream.upgrade') === true;
    const streams = leg !== undefined && factOf(leg.callee, 'upstream.streaming') === true;
    const names: readonly TimerName[] = upgrades && !streams ? ['tunnel.idle'] : ['tunnel.idle', 'upstream.read'];
    return leastOf(hop, names, 'tolerates silence');
  },
  /** How often a WebSocket on this leg carries a ping of the server at its end; undefined where none is sent. */
  pingsEvery: (subject) => pingsEvery(subject),
  /** How long the caller would reuse a connection, written where the size of its pool is. */
  pool: ({ hop }) => {
    const size = hop.timer('upstream.pool');
    const idle = hop.timer('upstream.idle');
    if (size === undefined || idle === undefined || !(least(size.value) > 0)) return undefined;
    const why = 'keeps connections for reuse';
    return { value: idle.value, settings: [size, idle], why, chosen: isChosen(size), count: false };
  },
  /**
   * How long after a reload nginx ends the old workers with all that they still carry, where that is limited. A WebSocket or
   * a stream outlives any such limit: on routes with these it counts below a minute, in which ordinary requests end.
   */
  endsAtReload: ({ hop }) => {
    const setting = hop.timer('drain.kill');
    if (hop.product !== 'nginx' || setting?.value.kind !== 'band') return undefined;
    const lasting = ['upstream.upgrade', 'upstream.streaming'].some((name) => factOf(hop, name) === true);
    return lasting && !(most(setting.value) < 60_000) ? undefined : of(setting, 'ends old workers after a reload');
  },
  ...APP_QUANTITIES,
  ...SERVICE_QUANTITIES,
};

/**
 * A service answers as soon as what is behind it does, and that is what somebody wrote down; its own patience counts where
 * somebody chose it. That two services wait differently by default is nobody's mistake.
 */
function answersThrough(
  own: Quantity | undefined,
  inner: Quantity | undefined,
  behind: Leg | undefined,
): Quantity | undefined {
  const sooner = own === undefined || (inner !== undefined && !(most(inner.value) > least(own.value)));
  const decisive = sooner && inner !== undefined ? { hop: (behind as Leg).callee, ...inner } : own;
  // That it has no limit at all is how most servers come, whether somebody wrote so or not.
  if (decisive?.value.kind === 'unbounded') return undefined;
  return decisive?.chosen === true || decisive?.value.kind === 'unknown' ? decisive : undefined;
}

/**
 * A ping crosses every hop in front of the server that sends it; where the route in front forwards no upgrade there is
 * no WebSocket to ping.
 */
function pingsEvery(subject: Subject): Quantity | undefined {
  const { hop, leg } = subject;
  const setting = hop.timer('heartbeat.interval');
  if (setting !== undefined) {
    const upgrades = leg === undefined || factOf(leg.caller, 'upstream.upgrade') !== false;
    return setting.value.kind === 'band' && upgrades ? ({ ...of(setting, 'pings'), hop } as Quantity) : undefined;
  }
  const behind = factOf(hop, 'upstream.upgrade') === true ? innerLeg(subject) : undefined;
  return behind && pingsEvery({ ...subject, hop: behind.callee, leg: behind });
}

function innerLeg({ hop, chain }: Subject): Leg | undefined {
  return chain.legs.find((leg) => leg.caller === hop);
}

/** Once a try is short enough for its caller, the next ones come in time, too: lowered, it must leave room for all of them. */
function withTries(own: Quantity, hop: Hop): Quantity {
  const count = most(hop.timer('retry.tries')?.value ?? exactly(1));
  const connect = hop.timer('upstream.connect');
  if (own.settings[0]?.timer !== 'upstream.firstByte' || !(count > 1) || connect === undefined) return own;
  if (!triesAfterTimeout(hop)) return own;
  const cap = hop.timer('retry.total');
  const settingFor = (wanted: number): number => {
    const attempt = Math.max(wanted / count, wanted - (cap === undefined ? Infinity : most(cap.value)));
    const share = Math.floor((attempt - most(connect.value)) / 1000) * 1000;
    // Where the time to connect leaves no room, it is that which must be lowered.
    return share >= 1000 ? share : wanted;
  };
  return { ...own, settingFor, settingWhy: `so that ${count === 2 ? 'both' : `all ${count}`} tries fit` };
}

/** Without `timeout` a try that times out is the last one. */
function triesAfterTimeout(hop: Hop): boolean {
  return String(factOf(hop, 'retry.on') ?? '')
    .split(' ')
    .includes('timeout');
}

function retriesWithin(subject: Subject): Quantity | undefined {
  const { hop, leg } = subject;
  const tries = hop.timer('retry.tries');
  if (tries === undefined || !(most(tries.value) > 1)) return undefined;
  const connect = hop.timer('upstream.connect');
  const read = hop.timer('upstream.firstByte');
  if (connect === undefined || read === undefined) return undefined;
  const count = most(tries.value);
  // Failing fast costs no time.
  if (!triesAfterTimeout(hop)) return undefined;
  const behind = innerLeg(subject);
  const inner = behind && quantity('answersWithin', { ...subject, hop: behind.callee, leg: behind });
  // A server that ends its requests itself lets no try time out.
  if (inner !== undefined && !(most(inner.value) >= most(read.value))) return undefined;
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
