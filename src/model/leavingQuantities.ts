/** How app servers end: by which signal, how soon, and what replacing workers costs. */
import { exactly, formatDuration, UNBOUNDED } from './duration.js';
import { factOf, type Hop } from './hop.js';
import type { Derivation, Quantity } from './quantity.js';

/** What rules ask of app servers that are stopped or replaced. */
export const LEAVING_QUANTITIES: Readonly<Record<string, Derivation>> = {
  /** How long a server goes on after it should have been told to stop, where the signal never reaches it. */
  stopsUntold: ({ hop }) => {
    if (factOf(hop, 'app.getsSignals') !== false) return undefined;
    return killedInTheEnd(hop);
  },
  /** The same for uWSGI, which takes SIGTERM for an order to load everything anew. */
  reloadsOnTerm: ({ hop }) => {
    const signal = factOf(hop, 'launch.signal');
    const isTerm = signal === undefined || signal === 'SIGTERM';
    if (factOf(hop, 'app.stopsOnTerm') !== false || factOf(hop, 'app.getsSignals') === false || !isTerm)
      return undefined;
    return killedInTheEnd(hop);
  },
  /** Zero for a server whose stop signal is one on which it drops what it works on. */
  dropsOnSignal: ({ hop }) => ofSignal(hop, dropsOn(hop), exactly(0)),
  /** How long a gunicorn waits in vain for Uvicorn workers, which take no notice of its quick shutdown. */
  ignoresQuickStop: ({ hop }) => {
    const grace = hop.timer('drain.grace');
    const isQuick = QUICK.has(String(factOf(hop, 'launch.signal')));
    const ignores = isQuick && factOf(hop, 'app.server') === 'gunicorn' && factOf(hop, 'app.workerClass') === 'uvicorn';
    return grace === undefined ? undefined : ofSignal(hop, ignores, grace.value);
  },
  /**
   * How long a pod goes on taking connections once it is being ended: not at all, where nothing runs before the signal. Only
   * of servers that others reach; one that never gets the signal goes on until it is killed.
   */
  outlastsRemoval: ({ hop, chain }) => {
    const place = hop.factSpans['launch.carrier'];
    if (place === undefined || factOf(hop, 'launch.hooked') !== false || factOf(hop, 'app.getsSignals') === false)
      return undefined;
    if (!chain.legs.some(({ callee }) => callee === hop)) return undefined;
    return { value: exactly(0), settings: [], why: 'has no preStop hook', chosen: true, place };
  },
  /** After how many requests a worker is replaced, and its kept connections with it. */
  recyclesAfter: ({ hop }) => {
    const requests = factOf(hop, 'app.maxRequests');
    if (typeof requests !== 'number' || requests <= 0 || factOf(hop, 'app.keepsConnections') !== true) return undefined;
    return countAt(hop, 'app.maxRequests', requests, `replaces a worker after ${requests} requests`);
  },
  /**
   * How many connections may stand idle before a server refuses the next one: its limit counts every open connection, and
   * refuses the one that reaches it (measured with uvicorn 0.51: with 3, the third one is answered with 503).
   */
  roomForConnections: ({ hop }) => {
    const limit = factOf(hop, 'app.limitConcurrency');
    const workers = factOf(hop, 'app.workers');
    if (typeof limit !== 'number' || limit <= 0 || typeof workers !== 'number' || workers < 1) return undefined;
    if (factOf(hop, 'app.keepsConnections') !== true) return undefined;
    const each = `${limit - 1} connections`;
    return countAt(
      hop,
      'app.limitConcurrency',
      (limit - 1) * workers,
      workers === 1 ? each : `${each} in each of ${workers} processes`,
    );
  },
};

/** Signals on which gunicorn ends quickly, without waiting for requests (`gunicorn/arbiter.py`). */
const QUICK: ReadonlySet<string> = new Set(['SIGINT', 'SIGQUIT']);
/** Worker classes that drop their requests then, as was measured; gthread finishes them all the same. */
const DROPPING: ReadonlySet<unknown> = new Set(['sync', 'asgi']);

function dropsOn(hop: Hop): boolean {
  const signal = factOf(hop, 'launch.signal');
  if (factOf(hop, 'app.getsSignals') === false) return false;
  if (signal === 'SIGKILL') return true;
  const isGunicorn = factOf(hop, 'app.server') === 'gunicorn';
  return isGunicorn && QUICK.has(String(signal)) && DROPPING.has(factOf(hop, 'app.workerClass'));
}

/** A duration that the stop signal decides; it stands where the signal is written. */
function ofSignal(hop: Hop, holds: boolean, value: Quantity['value']): Quantity | undefined {
  const place = hop.factSpans['launch.signal'];
  if (!holds || place === undefined) return undefined;
  return { value, settings: [], why: String(factOf(hop, 'launch.signal')), chosen: true, place };
}

function countAt(hop: Hop, fact: string, count: number, why: string): Quantity {
  const place = hop.factSpans[fact];
  const chosen = place !== undefined;
  return { value: exactly(count), settings: [], why, chosen, count: true, ...(chosen ? { place } : {}) };
}

function killedInTheEnd(hop: Hop): Quantity {
  const kill = hop.timer('drain.kill');
  const known = kill !== undefined && kill.value.kind === 'band';
  const why = known
    ? `is killed after ${formatDuration(kill.value)}`
    : 'is killed as soon as whoever stops it has waited enough';
  return { value: known ? kill.value : UNBOUNDED, settings: known ? [kill] : [], why, chosen: true, place: hop.span };
}
