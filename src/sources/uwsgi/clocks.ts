import { exactly, type Duration } from '../../model/duration.js';
import type { ServerReading } from '../shared/arguments/reading.js';
import { numberIn } from '../shared/arguments/values.js';
import type { SocketKind } from './sockets.js';

const OPTIONS = 'https://uwsgi-docs.readthedocs.io/en/latest/Options.html';
const HTTP = 'https://uwsgi-docs.readthedocs.io/en/latest/HTTP.html';

const seconds = (value: number): Duration => exactly(Math.max(0, value) * 1000);

/**
 * uWSGI's clocks, by the socket that requests come in through (measured on 2.0.21): `--http-socket` and the uwsgi protocol
 * keep no connection, `--http11-socket` keeps one for the socket timeout, the `--http` router has clocks of its own.
 */
export function clocks(reading: ServerReading, kind: SocketKind | undefined): void {
  harakiri(reading);
  if (kind === 'http') router(reading);
  else if (kind !== undefined) sockets(reading, kind);
  const dies = reading.flag('die-on-term', false);
  // With die-on-term the stop is immediate; without it SIGTERM loads everything anew and nothing stops, but where a hook
  // gives the signal another meaning (both seen on 2.0.21).
  const grace = { word: 'die-on-term', fallback: exactly(0), fallbackWritten: '0', reference: OPTIONS };
  if (dies === true) reading.clock({ ...grace, timer: 'drain.grace' });
  const stops = dies === false && hooksTerm(reading) ? true : dies;
  reading.fact('app.stopsOnTerm', stops ?? null, reading.values.get('die-on-term')?.span);
}

/** `hook-master-start = unix_signal:15 gracefully_kill_them_all` */
function hooksTerm({ values }: ServerReading): boolean {
  return values
    .all('hook-master-start')
    .some(({ value, unknown }) => unknown !== undefined || /unix_signal:(?:15|TERM)\b/i.test(String(value)));
}

/** The master looks once in a second (measured: 3.97 s for 3); without a master an alarm ends the server on time. */
function harakiri(reading: ServerReading): void {
  const slack = reading.flag('master', false) === false ? 0 : 1000;
  reading.clock({
    timer: 'exchange.deadline',
    option: 'harakiri',
    word: 'harakiri',
    fallback: undefined,
    fallbackWritten: '0',
    reference: OPTIONS,
    duration: (value) => (value > 0 ? { kind: 'band', min: value * 1000, max: value * 1000 + slack } : undefined),
  });
}

function sockets(reading: ServerReading, kind: SocketKind): void {
  const timeout = {
    option: 'socket-timeout',
    word: 'socket-timeout',
    fallback: exactly(4000),
    fallbackWritten: '4',
    reference: OPTIONS,
    duration: seconds,
  };
  if (kind === 'http11-socket') reading.clock({ ...timeout, timer: 'downstream.idle' });
  else {
    const never = { word: kind, fallback: exactly(0), fallbackWritten: '0', reference: OPTIONS };
    reading.clock({ ...never, timer: 'downstream.idle' });
  }
  reading.clock({ ...timeout, timer: 'downstream.body' });
  reading.fact('app.keepsConnections', kind === 'http11-socket');
}

function router(reading: ServerReading): void {
  const { values } = reading;
  const given = values.get('http-timeout');
  const ms = (given === undefined ? 60 : numberIn(given)) ?? Number.NaN;
  const timeout = {
    option: 'http-timeout',
    word: 'http-timeout',
    fallback: exactly(60_000),
    fallbackWritten: '60',
    reference: HTTP,
    duration: seconds,
  };
  reading.clock({ ...timeout, timer: 'upstream.firstByte', clock: 'inactivity' });
  reading.clock({ ...timeout, timer: 'upstream.read' });
  reading.clock({ ...timeout, timer: 'downstream.body' });
  for (const [timer, option] of [
    ['downstream.header', 'http-headers-timeout'],
    ['upstream.connect', 'http-connect-timeout'],
  ] as const) {
    // Where it is not given, http-timeout counts in its place.
    const own = values.get(option) === undefined ? timeout : { ...timeout, option, word: option };
    reading.clock({ ...own, timer });
  }
  const kept = values.get('http-keepalive');
  const keepAlive = numberIn(kept);
  // 1, or the option without a value, turns it on for http-timeout; more are seconds.
  if (keepAlive === 1) reading.clock({ ...timeout, timer: 'downstream.idle', duration: () => seconds(ms) });
  else {
    reading.clock({
      timer: 'downstream.idle',
      option: 'http-keepalive',
      word: 'http-keepalive',
      fallback: exactly(0),
      fallbackWritten: '0',
      reference: HTTP,
    });
  }
  const isUnknown = kept === undefined ? values.open !== undefined : keepAlive === undefined;
  reading.fact('app.keepsConnections', isUnknown ? null : (keepAlive ?? 0) > 0, kept?.span);
}
