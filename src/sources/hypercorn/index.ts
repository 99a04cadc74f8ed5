import { exactly, most, UNBOUNDED } from '../../model/duration.js';
import type { AppReading, ReadFile } from '../shared/app.js';
import type { Parsed, ParseArguments } from '../shared/arguments/options.js';
import { isOlder } from '../shared/arguments/options.js';
import { type ClockFact, ServerReading } from '../shared/arguments/reading.js';
import { reportProblems } from '../shared/arguments/report.js';
import { layered, parsedValues, type Values } from '../shared/arguments/values.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf } from '../shared/pieces.js';
import { type ConfigFile, readConfig, type ReadNames } from './config.js';
import { FOREIGN, hypercornGrammar } from './options.js';

const REFERENCE = 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html#configuration-options';

export interface HypercornOptions {
  readonly version?: string;
  /** Reads the names of a Python file, for `-c file:x.py`. */
  readonly names?: ReadNames;
}

/**
 * hypercorn as its command and its configuration file set it; the command line counts before the file, and no variable
 * is read. Its idle clock is armed when a connection opens and is not moved by a part of a header, so that it bounds the
 * header too (measured on 0.18.0: silent, partial and dripping headers are all closed after it).
 */
export function readHypercorn(
  invocation: Invocation,
  read: ReadFile,
  parse: ParseArguments,
  { version, names }: HypercornOptions = {},
): AppReading {
  const parsed = parse(invocation.args, hypercornGrammar(version));
  const typed = parsedValues(parsed);
  const path = typed.get('config');
  const config = path && readConfig(path, read, invocation.directory, names);
  const layers = [
    { label: 'command line', values: typed },
    ...(config === undefined ? [] : [{ label: config.file?.name ?? path?.written ?? '', values: config.values }]),
  ];
  const reading = new ServerReading(
    { product: 'hypercorn', label: 'hypercorn', span: spanOf(invocation.program), version, invocation },
    layered(...layers),
  );
  clocks(reading, version);
  facts(reading, version);
  reportProblems(reading, parsed, invocation, { foreign: FOREIGN, complete: true });
  if (config !== undefined) reportConfig(reading, config, typed);
  reportJitter(reading, parsed, version);
  return reading.build();
}

function clocks(reading: ServerReading, version: string | undefined): void {
  const idle: ClockFact = {
    timer: 'downstream.idle',
    option: 'keep_alive_timeout',
    word: 'keep_alive_timeout',
    fallback: exactly(5000),
    fallbackWritten: '5',
    reference: REFERENCE,
  };
  // 0.13.2 starts this clock for the first request of a connection alone and never closes one that has served any; 0.18.0
  // closes it in time (both measured). Of what lies between nothing is known, so only what is older is taken to be like it.
  const never = version !== undefined && isOlder(version, '0.14.0');
  const kept = reading.clock(never ? { ...idle, fallback: UNBOUNDED, duration: () => UNBOUNDED } : idle);
  reading.clock({ ...idle, timer: 'downstream.header' });
  const none = { fallback: undefined, fallbackWritten: 'None', reference: REFERENCE };
  reading.clock({ ...none, timer: 'downstream.body', option: 'read_timeout', word: 'read_timeout' });
  const ping = 'websocket_ping_interval';
  reading.clock({ ...none, timer: 'heartbeat.interval', option: ping, word: ping });
  reading.clock({
    timer: 'drain.grace',
    option: 'graceful_timeout',
    word: 'graceful_timeout',
    fallback: exactly(3000),
    fallbackWritten: '3',
    reference: REFERENCE,
  });
  reading.fact(
    'app.keepsConnections',
    kept === undefined || kept.value.kind === 'unknown' ? null : most(kept.value) > 0,
  );
}

function facts(reading: ServerReading, version: string | undefined): void {
  reading.number('app.workers', 'workers', 1);
  reading.number('app.backlog', 'backlog', 100);
  reading.number('app.maxRequests', 'max_requests', 0);
  // Its flag stores something else than its value; only the file's key counts.
  if (!broken(version)) reading.number('app.maxRequestsJitter', 'max_requests_jitter', 0);
  reading.fact('app.stopsWork', false);
  const workerClass = reading.values.get('worker_class');
  reading.fact('app.workerClass', null);
  if (typeof workerClass?.value === 'string') reading.fact('app.loop', workerClass.value, workerClass.span);
  const binds = ['bind', 'insecure_bind'].flatMap((name) => reading.values.all(name));
  for (const bind of binds) reading.bind(typeof bind.value === 'string' ? bind.value : bind.written, bind);
  if (binds.length === 0) reading.bind('127.0.0.1:8000');
}

function reportConfig(reading: ServerReading, config: ConfigFile, typed: Values): void {
  if (config.file !== undefined) reading.files.push(config.file);
  if (config.unknown !== undefined) {
    reading.unknowns.push(config.unknown);
    if (config.broken === true) reading.observe('broken-config', config.unknown.span, { file: config.unknown.text });
  }
  for (const { key, nearest, span } of config.strange) reading.observe('unknown-key', span, { key, nearest });
  for (const name of ['keep_alive_timeout', 'graceful_timeout', 'read_timeout', 'websocket_ping_interval', 'workers']) {
    const [used, other] = [typed.get(name), config.values.get(name)];
    if (used === undefined || other === undefined || used.value === other.value) continue;
    const data = { option: used.word, value: used.written, key: name, overridden: other.written };
    reading.observe('overridden', used.span, data, [{ name: 'overridden', span: other.span }]);
  }
}

/** `--max-requests-jitter` stores the value of `--max-requests` or no number at all, up to 0.18.0. */
function broken(version: string | undefined): boolean {
  return version === undefined || isOlder(version, '0.18.1');
}

function reportJitter(reading: ServerReading, parsed: Parsed, version: string | undefined): void {
  const jitter = parsed.given.get('max_requests_jitter')?.winner;
  if (jitter === undefined || !broken(version)) return;
  reading.observe('jitter-flag-broken', jitter.span, { option: jitter.word, value: jitter.written });
}
