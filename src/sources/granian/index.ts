import { exactly, most, unknownDuration, UNBOUNDED, type Duration } from '../../model/duration.js';
import type { AppReading, ReadFile } from '../shared/app.js';
import { parseClick } from '../shared/arguments/click.js';
import { isOlder } from '../shared/arguments/options.js';
import { ServerReading } from '../shared/arguments/reading.js';
import { reportProblems } from '../shared/arguments/report.js';
import { numberIn, parsedValues, type Sourced, type Values } from '../shared/arguments/values.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf } from '../shared/pieces.js';
import { FOREIGN, granianGrammar } from './options.js';

const REFERENCE = 'https://github.com/emmett-framework/granian#options';
const HYPER = 'https://docs.rs/hyper/latest/hyper/server/conn/http1/struct.Builder.html#method.header_read_timeout';

/**
 * granian, from its sources of 1.7 to 2.8 (it was not run). It has no clock of its own for unused connections: the header
 * clock, in milliseconds, runs whenever a connection waits for a request (hyper 1.6, granian 2.0), and so is both.
 */
export function readGranian(invocation: Invocation, _read?: ReadFile, version?: string): AppReading {
  const parsed = parseClick(invocation.args, granianGrammar(version), invocation.environment);
  const values = withDurations(parsedValues(parsed));
  const reading = new ServerReading(
    {
      product: 'granian',
      label: 'granian',
      span: spanOf(invocation.program),
      version,
      invocation,
      readsVariables: true,
    },
    values,
  );
  idle(reading, version);
  reading.clock({
    timer: 'drain.grace',
    option: 'workers_kill_timeout',
    word: '--workers-kill-timeout',
    fallback: UNBOUNDED,
    fallbackWritten: 'None',
    reference: REFERENCE,
  });
  reading.number('app.workers', 'workers', 1);
  reading.number('app.backlog', 'backlog', 1024);
  reading.number('app.limitConcurrency', 'backpressure', undefined);
  reading.fact('app.workerClass', null);
  reading.fact('app.stopsWork', null);
  const uds = values.get('uds');
  const [host, port] = [values.get('host'), values.get('port')];
  if (uds !== undefined) reading.bind(`unix:${uds.written}`, uds);
  else reading.bind(`${host?.written ?? '127.0.0.1'}:${port?.written ?? 8000}`, port ?? host);
  reportProblems(reading, parsed, invocation, { foreign: FOREIGN, complete: false });
  reportMilliseconds(reading);
  return reading.build();
}

function idle(reading: ServerReading, version: string | undefined): void {
  const keeps = reading.flag('http1_keep_alive', true);
  const keepAlive = reading.values.get('http1_keep_alive');
  const hasClock = version === undefined || !isOlder(version, '2.0.0');
  const header = {
    option: 'http1_header_read_timeout',
    word: '--http1-header-read-timeout',
    fallback: hasClock ? exactly(30_000) : undefined,
    fallbackWritten: '30000',
    reference: HYPER,
    unit: 'ms' as const,
    duration: (value: number): Duration => exactly(value),
  };
  reading.clock({ ...header, timer: 'downstream.header' });
  const off = keeps !== true && keepAlive !== undefined;
  if (off) {
    const value = keeps === false ? exactly(0) : unknownDuration(keepAlive.written);
    reading.put('downstream.idle', value, keepAlive, REFERENCE);
  } else {
    reading.clock({ ...header, timer: 'downstream.idle' });
  }
  const idleFor = reading.timer('downstream.idle')?.value ?? UNBOUNDED;
  reading.fact('app.keepsConnections', idleFor.kind === 'unknown' ? null : most(idleFor) > 0, keepAlive?.span);
}

/** Below a second it was most likely meant as seconds, as everywhere else. */
function reportMilliseconds(reading: ServerReading): void {
  const given = reading.values.get('http1_header_read_timeout');
  const value = numberIn(given);
  if (given === undefined || value === undefined || value >= 1000) return;
  reading.observe('milliseconds', given.span, { option: given.word, value, written: given.written });
}

const DURATIONS = new Set(['workers_kill_timeout', 'workers_lifetime', 'http2_keep_alive_timeout']);
const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** `90`, `1h30m`: seconds. Undefined where it is neither. */
export function parseGranianDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^(?:\d+[dhms])+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([dhms])/g)) seconds += Number(count) * (UNITS[unit ?? ''] ?? 0);
  return seconds;
}

function withDurations(values: Values): Values {
  const convert = (sourced: Sourced): Sourced =>
    typeof sourced.value === 'string' ? { ...sourced, value: parseGranianDuration(sourced.value) } : sourced;
  const all = (name: string): readonly Sourced[] => {
    const found = values.all(name);
    return DURATIONS.has(name) ? found.map(convert) : found;
  };
  return { ...values, all, get: (name) => all(name).at(-1) };
}
