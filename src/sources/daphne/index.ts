import { exactly, UNBOUNDED, type Duration } from '../../model/duration.js';
import type { AppReading, ReadFile } from '../shared/app.js';
import type { ParseArguments } from '../shared/arguments/options.js';
import { ServerReading } from '../shared/arguments/reading.js';
import { reportProblems } from '../shared/arguments/report.js';
import { numberIn, parsedValues } from '../shared/arguments/values.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf } from '../shared/pieces.js';
import { DAPHNE_GRAMMAR, FOREIGN } from './options.js';

const REFERENCE = 'https://github.com/django/daphne#readme';
/** Twisted's HTTP server closes connections from which nothing came for a minute. */
const TWISTED = 'https://docs.twisted.org/en/stable/api/twisted.web.http.HTTPFactory.html';

/** The deadline is looked at every 2 s (measured on 4.0.0: `-t 3` answers 503 after 4.97 s). */
const deadline = (value: number): Duration => ({ kind: 'band', min: value * 1000, max: value * 1000 + 2000 });

/**
 * daphne, which reads its command line alone; `_read` is not used. It keeps connections for 60 s whatever is set, and
 * drops requests at once when it is told to stop (measured on 4.0.0).
 */
export function readDaphne(
  invocation: Invocation,
  _read: ReadFile | undefined,
  parse: ParseArguments,
  version?: string,
): AppReading {
  const parsed = parse(invocation.args, DAPHNE_GRAMMAR);
  const reading = new ServerReading(
    { product: 'daphne', label: 'daphne', span: spanOf(invocation.program), version, invocation },
    parsedValues(parsed),
  );
  const fixed = { word: 'twisted.web.http.HTTPFactory.timeOut', fallback: exactly(60_000), fallbackWritten: '60' };
  reading.clock({ ...fixed, timer: 'downstream.idle', reference: TWISTED });
  reading.clock({ ...fixed, timer: 'downstream.header', clock: 'inactivity', reference: TWISTED });
  reading.clock({
    timer: 'exchange.deadline',
    option: 'http_timeout',
    word: '--http-timeout',
    fallback: undefined,
    fallbackWritten: 'None',
    reference: REFERENCE,
    duration: (value) => (value > 0 ? deadline(value) : undefined),
  });
  reading.clock({
    timer: 'heartbeat.interval',
    option: 'ping_interval',
    word: '--ping-interval',
    fallback: exactly(20_000),
    fallbackWritten: '20',
    reference: REFERENCE,
    duration: (value) => (value > 0 ? exactly(value * 1000) : undefined),
  });
  reading.clock({
    timer: 'tunnel.duration',
    option: 'websocket_timeout',
    word: '--websocket_timeout',
    fallback: exactly(86_400_000),
    fallbackWritten: '86400',
    reference: REFERENCE,
    duration: (value) => (value < 0 ? UNBOUNDED : exactly(value * 1000)),
  });
  const noGrace = { word: 'SIGTERM', fallback: exactly(0), fallbackWritten: '0', reference: REFERENCE };
  reading.clock({ ...noGrace, timer: 'drain.grace' });
  reading.fact('app.workers', 1);
  reading.fact('app.workerClass', null);
  reading.fact('app.keepsConnections', true);
  // The application is cancelled that many seconds after the client left.
  reading.number('app.closeTimeout', 'application_close_timeout', 10);
  reading.fact('app.stopsWork', true);
  binds(reading);
  reportProblems(reading, parsed, invocation, { foreign: FOREIGN, complete: true });
  return reading.build();
}

/** Everything that is given is listened on; host and port alone where nothing is (`daphne/cli.py`). */
function binds(reading: ServerReading): void {
  const { values } = reading;
  const [host, port, socket, fd] = ['host', 'port', 'unix_socket', 'file_descriptor'].map((name) => values.get(name));
  const endpoints = values.all('socket_strings');
  const none = [host, port, socket, fd].every((value) => value === undefined) && endpoints.length === 0;
  if (host !== undefined || port !== undefined || none) {
    const address = typeof host?.value === 'string' ? host.value : (host?.written ?? '127.0.0.1');
    reading.bind(`${address}:${port === undefined ? 8000 : (numberIn(port) ?? port.written)}`, port ?? host);
  }
  if (socket !== undefined) reading.bind(`unix:${String(socket.value ?? socket.written)}`, socket);
  if (fd !== undefined) reading.bind(`fd://${String(fd.value ?? fd.written)}`, fd);
  for (const endpoint of endpoints) reading.bind(endpointAddress(String(endpoint.value ?? endpoint.written)), endpoint);
}

/** Twisted's `tcp:port=8000:interface=0.0.0.0` and `unix:/run/app.sock` as addresses; others as they are. */
function endpointAddress(text: string): string {
  const [kind = '', ...parts] = text.split(':');
  const named = new Map(
    parts.filter((part) => part.includes('=')).map((part) => part.split('=', 2) as [string, string]),
  );
  const plain = parts.filter((part) => !part.includes('='));
  if (kind === 'tcp') return `${named.get('interface') ?? '0.0.0.0'}:${named.get('port') ?? plain[0] ?? ''}`;
  if (kind === 'unix') return `unix:${named.get('address') ?? plain[0] ?? ''}`;
  return text;
}
