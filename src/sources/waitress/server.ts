import { exactly, type Duration } from '../../model/duration.js';
import { type ServerBasics, ServerReading } from '../shared/arguments/reading.js';
import { numberIn, type Sourced, type Values } from '../shared/arguments/values.js';

const ARGUMENTS = 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html';

/** What waitress's values come to, whichever way they are given. */
export function waitressServer(basics: ServerBasics, values: Values): ServerReading {
  const reading = new ServerReading(basics, values);
  const interval = values.get('cleanup_interval');
  const sweep = interval === undefined ? 30 : numberIn(interval);
  // Connections are looked at once in an interval (measured on 3.0.2: 149.2 s by default, 29.0 s with 5 and 30).
  const swept = (value: number): Duration => {
    const min = Math.max(0, value) * 1000;
    return sweep === undefined
      ? { kind: 'unknown', text: `${value} + ${interval?.written ?? ''}` }
      : { kind: 'band', min, max: min + Math.max(0, sweep) * 1000 };
  };
  const channel = {
    option: 'channel_timeout',
    word: 'channel_timeout',
    fallback: swept(120),
    fallbackWritten: '120',
    reference: ARGUMENTS,
    duration: swept,
  };
  reading.clock({ ...channel, timer: 'downstream.idle' });
  // The same clock runs for silent clients and partial requests; every byte winds it up again.
  reading.clock({ ...channel, timer: 'downstream.header', clock: 'inactivity' });
  reading.clock({ ...channel, timer: 'downstream.body' });
  // No handler for SIGTERM: requests are dropped at once (measured on 3.0.2).
  const reference = ARGUMENTS;
  reading.clock({ timer: 'drain.grace', word: 'SIGTERM', fallback: exactly(0), fallbackWritten: '0', reference });
  reading.number('app.cleanupInterval', 'cleanup_interval', 30);
  reading.number('app.threads', 'threads', 4);
  reading.number('app.limitConcurrency', 'connection_limit', 100);
  reading.number('app.backlog', 'backlog', 1024);
  reading.fact('app.workers', 1);
  reading.fact('app.workerClass', null);
  reading.fact('app.keepsConnections', true);
  reading.fact('app.stopsWork', false);
  binds(reading);
  return reading;
}

/** `listen` holds several addresses, separated by spaces. */
function binds(reading: ServerReading): void {
  const { values } = reading;
  const socket = values.get('unix_socket');
  if (socket !== undefined) {
    reading.bind(`unix:${shown(socket)}`, socket);
    return;
  }
  const listens = values.all('listen');
  for (const listen of listens) {
    for (const address of shown(listen).split(/\s+/).filter(Boolean)) reading.bind(withPort(address), listen);
  }
  if (listens.length > 0) return;
  const [host, port] = [values.get('host'), values.get('port')];
  reading.bind(
    `${host === undefined ? '0.0.0.0' : shown(host)}:${port === undefined ? 8080 : shown(port)}`,
    port ?? host,
  );
}

function withPort(address: string): string {
  return /:\d+$/.test(address) ? address : `${address}:8080`;
}

function shown({ value, written }: Sourced): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : written;
}
