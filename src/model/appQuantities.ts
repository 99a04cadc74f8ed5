import { exactly, formatMs, least, most, UNBOUNDED } from './duration.js';
import { factOf, type Hop } from './hop.js';
import { LEAVING_QUANTITIES } from './leavingQuantities.js';
import { type Derivation, of, type Quantity } from './quantity.js';
import { isChosen } from './setting.js';

/** What rules ask of app servers, besides their timers; {@link QUANTITIES} has these too. */
export const APP_QUANTITIES: Readonly<Record<string, Derivation>> = {
  /** The moment at which the server ends a request by itself, from the earliest to the latest. A heartbeat is none. */
  endsRequests: ({ hop }) => endsRequests(hop),
  /** Zero for a server that closes every connection after one response and says so in that response. */
  closesAnnounced: ({ hop }) => (closesSilently(hop) ? undefined : closesAtOnce(hop)),
  /** Zero for a server that closes every connection after one response without a word about it. */
  closesUnannounced: ({ hop }) => (closesSilently(hop) ? closesAtOnce(hop) : undefined),
  /** The longest request that outlives the replacement of its worker by `max_requests`, for workers that are replaced. */
  outlivesRecycling: ({ hop }) => outlivesRecycling(hop),
  /** How often a request may hang before all workers are busy with such ones, where a deadline of a minute or more frees them. */
  hangsEvery: ({ hop }) => hangsEvery(hop),
  /** How many workers take requests; undefined where it is not known, or where more than one replica runs. */
  workers: ({ hop }) => {
    const workers = factOf(hop, 'app.workers');
    const replicas = factOf(hop, 'launch.replicas');
    if (typeof workers !== 'number' || (typeof replicas === 'number' && replicas > 1)) return undefined;
    const place = hop.factSpans['app.workers'] ?? hop.span;
    const chosen = hop.factSpans['app.workers'] !== undefined;
    return { value: exactly(workers), settings: [], why: 'takes requests', chosen, count: true, place };
  },
  /** How long a server that is told to stop waits for running requests, unless it ends each of them sooner anyway. */
  drainsWithin: ({ hop }) => {
    const grace = hop.timer('drain.grace');
    const deadline = hop.timer('exchange.deadline');
    if (grace === undefined || deadline?.value.kind === 'unknown') return undefined;
    // The deadline's band ends with the time that it takes to end the process.
    if (deadline !== undefined && least(deadline.value) <= least(grace.value)) return undefined;
    return of(grace, 'waits for running requests');
  },
  /** How long after the signal a server is killed: a hook that sleeps before the signal takes its part of the patience. */
  killedAfter: ({ hop }) => {
    const kill = hop.timer('drain.kill');
    const hook = hop.timer('drain.preStop');
    if (kill?.value.kind !== 'band' || hook === undefined) return of(kill, 'is killed');
    const spent = most(hook.value);
    if (!Number.isFinite(spent)) return undefined;
    const value = exactly(Math.max(kill.value.min - spent, 0));
    const why = `is killed, ${formatMs(spent)} of which pass before the signal`;
    return { value, settings: [kill, hook], why, chosen: isChosen(kill), settingFor: (wanted) => wanted + spent };
  },
  /** How long a server waits for the headers of a client that reaches it directly; uvicorn has no such clock. */
  heldBySlowClient: ({ hop, chain }) => {
    const place = hop.factSpans['launch.public'];
    if (place === undefined || chain.legs.some(({ callee }) => callee === hop)) return undefined;
    const header = hop.timer('downstream.header');
    const value = header?.value ?? (factOf(hop, 'app.server') === 'uvicorn' ? UNBOUNDED : undefined);
    return (
      value && { value, settings: header === undefined ? [] : [header], why: 'reads it itself', chosen: true, place }
    );
  },
  ...LEAVING_QUANTITIES,
};

/** With several addresses to listen on, a sync worker's clock may have run for half its time when the request comes. */
function endsRequests(hop: Hop): Quantity | undefined {
  const setting = hop.timer('exchange.deadline');
  // A deadline that was turned off ends nothing: what that means is said of the server itself.
  const deadline = setting?.value.kind === 'unbounded' ? undefined : of(setting, 'ends the request');
  const binds = factOf(hop, 'app.bindCount');
  if (deadline === undefined || typeof binds !== 'number' || binds < 2) return deadline;
  return { ...deadline, settingFor: (value) => 2 * value };
}

function closesAtOnce(hop: Hop): Quantity | undefined {
  const setting = hop.timer('downstream.idle');
  return setting && most(setting.value) === 0 ? of(setting, 'closes after each response') : undefined;
}

/** uvicorn, and the worker classes that speak as it does, send no `Connection: close` where they keep nothing. */
function closesSilently(hop: Hop): boolean {
  const workerClass = factOf(hop, 'app.workerClass');
  return factOf(hop, 'app.server') === 'uvicorn' || workerClass === 'uvicorn' || workerClass === 'asgi';
}

/**
 * A worker that is being replaced sends no heartbeats, so that the heartbeat's clock ends what it still works on: from
 * half of it less a second on for Uvicorn workers, a second before it for gthread and asgi. gevent goes on sending them.
 */
function outlivesRecycling(hop: Hop): Quantity | undefined {
  const requests = factOf(hop, 'app.maxRequests');
  const workerClass = factOf(hop, 'app.workerClass');
  const heartbeat = hop.timer('exchange.heartbeat');
  if (typeof requests !== 'number' || requests <= 0 || heartbeat === undefined) return undefined;
  const halves = workerClass === 'uvicorn';
  if (!halves && workerClass !== 'gthread' && workerClass !== 'asgi') return undefined;
  const { kind } = heartbeat.value;
  const ms = Math.max(least(heartbeat.value) - (halves ? 0 : 1000), 0);
  const basics = of(heartbeat, `is replaced after ${requests} requests`) as Quantity;
  return {
    ...basics,
    value: kind === 'band' ? exactly(ms) : heartbeat.value,
    ...(hop.factSpans['app.maxRequests'] === undefined ? {} : { place: hop.factSpans['app.maxRequests'] }),
    settingFor: (value) => (halves ? 2 * (value + 1000) : value + 1000),
  };
}

function hangsEvery(hop: Hop): Quantity | undefined {
  const deadline = hop.timer('exchange.deadline');
  const workers = factOf(hop, 'app.workers');
  if (deadline?.value.kind !== 'band' || typeof workers !== 'number' || workers < 1) return undefined;
  const { min } = deadline.value;
  if (min < 60_000) return undefined;
  const each = workers === 1 ? 'the only worker' : `each of ${workers} workers`;
  return {
    ...(of(deadline, `${each} is held for up to ${formatMs(min)}`) as Quantity),
    value: exactly(min / workers),
    settingFor: (value) => value * workers,
  };
}
