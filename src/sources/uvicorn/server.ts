import { exactly, most, UNBOUNDED } from '../../model/duration.js';
import { isOlder, parsePythonInt } from '../shared/arguments/options.js';
import { type ServerBasics, ServerReading } from '../shared/arguments/reading.js';
import { numberIn, type Sourced, type Values } from '../shared/arguments/values.js';
import { spanOf, textOf, unknownIn, type Pieces, writtenText } from '../shared/pieces.js';

const SETTINGS = 'https://www.uvicorn.org/settings/#timeouts';
const SIGNALS = 'https://www.uvicorn.org/server-behavior/#graceful-process-shutdown';
const WEBSOCKETS = 'https://www.uvicorn.org/settings/#implementation';

/** How uvicorn is started: by its own command, by `fastapi run`, or from Python. */
export interface UvicornStart {
  readonly basics: ServerBasics;
  readonly values: Values;
  readonly environment: ReadonlyMap<string, Pieces>;
  readonly host: string;
}

/**
 * What uvicorn does with its values (`uvicorn/config.py`, `uvicorn/server.py`). It has no clock for headers, bodies or
 * requests; a handler goes on when its client leaves. The keep-alive clock runs from the end of a response on.
 */
export function uvicornServer({ basics, values, environment, host }: UvicornStart): ServerReading {
  const reading = new ServerReading(basics, values);
  const { version } = basics;
  const idle = reading.clock({
    timer: 'downstream.idle',
    option: 'timeout_keep_alive',
    word: '--timeout-keep-alive',
    fallback: exactly(5000),
    fallbackWritten: '5',
    reference: SETTINGS,
  });
  reading.clock({
    timer: 'drain.grace',
    // Before 0.22.0 there is no such option, and running requests are waited for without limit.
    ...(version !== undefined && isOlder(version, '0.22.0') ? {} : { option: 'timeout_graceful_shutdown' }),
    word: '--timeout-graceful-shutdown',
    fallback: UNBOUNDED,
    fallbackWritten: 'None',
    reference: SIGNALS,
  });
  const workers = workersOf(reading, environment);
  if (workers !== undefined && workers > 1 && (version === undefined || !isOlder(version, '0.30.0'))) {
    reading.clock({
      timer: 'exchange.heartbeat',
      option: 'timeout_worker_healthcheck',
      word: '--timeout-worker-healthcheck',
      fallback: exactly(5000),
      fallbackWritten: '5',
      reference: SETTINGS,
    });
  }
  if (pings(values, version)) {
    reading.clock({
      timer: 'heartbeat.interval',
      option: 'ws_ping_interval',
      word: '--ws-ping-interval',
      fallback: exactly(20_000),
      fallbackWritten: '20.0',
      reference: WEBSOCKETS,
    });
  }
  reading.number('app.limitConcurrency', 'limit_concurrency', undefined);
  reading.number('app.maxRequests', 'limit_max_requests', 0);
  reading.number('app.maxRequestsJitter', 'limit_max_requests_jitter', 0);
  reading.number('app.backlog', 'backlog', 2048);
  reading.fact('app.workerClass', null);
  reading.fact(
    'app.keepsConnections',
    idle === undefined || idle.value.kind === 'unknown' ? null : most(idle.value) > 0,
  );
  reading.fact('app.stopsWork', false);
  bindsOf(reading, host);
  return reading;
}

/** Pings are sent by `websockets` always, by wsproto since 0.46.0, by websockets-sansio since 0.44.0. */
function pings(values: Values, version: string | undefined): boolean {
  const ws = values.get('ws')?.value;
  if (ws === 'none' || values.get('interface')?.value === 'wsgi') return false;
  if (ws === 'wsproto') return version !== undefined && !isOlder(version, '0.46.0');
  if (ws === 'websockets-sansio') return version !== undefined && !isOlder(version, '0.44.0');
  if (version !== undefined && isOlder(version, '0.15.0')) return false;
  return ws === undefined || ws === 'auto' || ws === 'websockets';
}

/** `WEB_CONCURRENCY` counts where no number of workers is given, also for `uvicorn.run()` (`uvicorn/config.py`). */
function workersOf(reading: ServerReading, environment: ReadonlyMap<string, Pieces>): number | undefined {
  const given = reading.values.get('workers');
  const pieces = environment.get('WEB_CONCURRENCY');
  if (pieces === undefined || (given !== undefined && given.value !== null)) {
    const workers = reading.number('app.workers', 'workers', 1);
    // `workers=None` and 0 are one worker.
    if (given?.value === null || workers === 0) reading.fact('app.workers', 1, given?.span);
    return workers === 0 || given?.value === null ? 1 : workers;
  }
  const span = spanOf(pieces);
  const unknown = unknownIn(pieces);
  if (unknown !== undefined) {
    reading.fact('app.workers', null, span);
    reading.unknown(unknown.written, 'WEB_CONCURRENCY', span);
    return undefined;
  }
  const workers = parsePythonInt(textOf(pieces));
  reading.fact('app.workers', workers ?? null, span);
  if (workers === undefined) {
    const data = { option: 'WEB_CONCURRENCY', value: writtenText(pieces), expected: 'int' };
    reading.observe('invalid-value', span, data);
  }
  return workers;
}

/** One address alone: `--fd` counts before `--uds`, and that before host and port (`uvicorn/server.py`). */
function bindsOf(reading: ServerReading, defaultHost: string): void {
  const { values } = reading;
  const fd = values.get('fd');
  const uds = values.get('uds');
  if (fd !== undefined && fd.value !== null) reading.bind(`fd://${shown(fd)}`, fd);
  else if (uds !== undefined && uds.value !== null) reading.bind(`unix:${shown(uds)}`, uds);
  else {
    const host = values.get('host');
    const port = values.get('port');
    const address = host === undefined ? defaultHost : shown(host);
    reading.bind(`${address}:${port === undefined ? '8000' : (numberIn(port) ?? shown(port))}`, port ?? host);
  }
}

function shown({ value, written }: Sourced): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : written;
}

/** Says of every `UVICORN_...` variable that names an option that nothing reads it here. */
export function reportIgnoredVariables(
  reading: ServerReading,
  environment: ReadonlyMap<string, Pieces>,
  names: Iterable<string>,
  by: string,
): void {
  const known = new Set(Array.from(names, (name) => `UVICORN_${name.toUpperCase()}`));
  for (const [variable, pieces] of environment) {
    if (!known.has(variable)) continue;
    const option = `--${variable.slice('UVICORN_'.length).toLowerCase().replaceAll('_', '-')}`;
    reading.observe('ignored-environment', spanOf(pieces), { variable, value: writtenText(pieces), option, by });
  }
}
