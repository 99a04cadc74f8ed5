import { isChosen } from '../../model/setting.js';
import { most } from '../../model/duration.js';
import type { AppReading, ReadFile } from '../shared/app.js';
import { ServerReading } from '../shared/arguments/reading.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf } from '../shared/pieces.js';
import { clocks } from './clocks.js';
import { collect, type Collected } from './collect.js';
import { readSockets, type SocketKind } from './sockets.js';
import { uwsgiValues } from './values.js';

/** uWSGI as its variables, its command line and its ini files set it; other forms of files are not read. */
export function readUwsgi(invocation: Invocation, read: ReadFile, version?: string): AppReading {
  const collected = collect(invocation, read);
  const values = uwsgiValues(collected.entries, collected.open);
  const reading = new ServerReading(
    { product: 'uwsgi', label: 'uwsgi', span: spanOf(invocation.program), version, invocation },
    values,
  );
  reading.files.push(...collected.files);
  reading.unknowns.push(...collected.unknowns);
  const kind = readSockets(reading);
  clocks(reading, kind);
  reading.number('app.workers', 'workers', 1);
  reading.number('app.threads', 'threads', 1);
  reading.number('app.maxRequests', 'max-requests', 0);
  reading.number('app.backlog', 'listen', 100);
  reading.number('app.reloadMercy', 'worker-reload-mercy', 60);
  reading.fact('app.workerClass', null);
  reading.fact('app.master', reading.flag('master', false) ?? null, values.get('master')?.span);
  reading.fact('app.stopsWork', false);
  observe(reading, kind);
  observeWords(reading, collected);
  return reading.build();
}

function observe(reading: ServerReading, kind: SocketKind | undefined): void {
  const { values } = reading;
  const built = reading.timer('exchange.deadline');
  const read = reading.timer('upstream.read');
  if (built !== undefined && isChosen(built) && reading.flag('master', false) === false) {
    reading.observe('harakiri-without-master', built.span, { option: built.name, value: built.written });
  }
  if (built !== undefined && read !== undefined && most(read.value) <= most(built.value) && isChosen(built)) {
    const data = { harakiri: built.written, httpTimeout: read.written };
    const provenance = read.provenance;
    reading.observe('router-gives-up-first', isChosen(read) ? read.span : built.span, data, [
      { name: 'harakiri', span: built.span },
      { name: 'http-timeout', span: read.span, provenance },
    ]);
  }
  for (const option of ['http-timeout', 'http-keepalive', 'http-headers-timeout', 'http-connect-timeout']) {
    const given = values.get(option);
    if (given === undefined || kind === 'http' || kind === undefined) continue;
    reading.observe('ignored-setting', given.span, { option: given.word, value: given.written, socket: kind });
  }
  const probes = values.get('so-keepalive');
  if (probes?.value === true && values.get('http-keepalive') === undefined && kind !== 'http11-socket') {
    reading.observe('tcp-keepalive', probes.span, { option: probes.word });
  }
}

/** Names that uWSGI does not have, by what is meant with them. In a file they are passed over in silence. */
const NEAR: ReadonlyMap<string, string> = new Map([
  ['timeout', 'harakiri'],
  ['request-timeout', 'harakiri'],
  ['graceful-timeout', 'worker-reload-mercy'],
  ['keepalive', 'http-keepalive'],
  ['keep-alive', 'http-keepalive'],
  ['keepalive-timeout', 'http-keepalive'],
  ['socket_timeout', 'socket-timeout'],
  ['http_timeout', 'http-timeout'],
  ['http_keepalive', 'http-keepalive'],
  ['die_on_term', 'die-on-term'],
  ['max_requests', 'max-requests'],
  ['worker_reload_mercy', 'worker-reload-mercy'],
]);

const NUMBERS = new Set(['harakiri', 'http-timeout', 'socket-timeout', 'workers', 'threads', 'worker-reload-mercy']);

function observeWords(reading: ServerReading, { entries, line }: Collected): void {
  for (const { name, word, span, written, value, unknown } of entries) {
    const nearest = NEAR.get(name.toLowerCase());
    if (nearest !== undefined) {
      reading.observe(word.startsWith('-') ? 'unknown-option' : 'unknown-key', span, {
        option: word,
        nearest,
        value: written,
      });
    } else if (NUMBERS.has(name) && unknown === undefined && value !== '' && !/^\s*[+-]?\d+\s*$/.test(value)) {
      // uWSGI takes the digits at the beginning, or 0, without a word.
      reading.observe('not-a-number', span, { option: word, value: written, taken: Number.parseInt(value, 10) || 0 });
    }
  }
  for (const { word, span } of line.missing) reading.observe('missing-value', span, { option: word });
  for (const { word, value, span } of line.unwanted) reading.observe('unwanted-value', span, { option: word, value });
}
