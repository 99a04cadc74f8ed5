import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { readUvicorn, uvicornRunReadings } from '../../../src/sources/uvicorn/index.js';
import { call, none, number, text, unknown } from '../shared/arguments/calls.js';
import { invocation, variables } from '../shared/arguments/words.js';

function read(line: string, environment: Record<string, string> = {}, version?: string): AppReading {
  return readUvicorn(invocation('uvicorn', line, environment), undefined, version);
}

const observed = (reading: AppReading): string[] => reading.observations.map(({ id }) => id);

describe('clocks', () => {
  test('by default: 5 s idle, no limit to a graceful stop, pings every 20 s, no clock for requests', () => {
    const { hop, binds, observations } = read('uvicorn m:a');
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 5000, max: 5000 }, provenance: 'default' });
    expect(hop.timer('drain.grace')).toMatchObject({ value: { kind: 'unbounded' }, provenance: 'default' });
    expect(hop.timer('heartbeat.interval')).toMatchObject({ value: { min: 20_000, max: 20_000 } });
    expect(hop.timer('exchange.heartbeat')).toBeUndefined();
    expect(hop.timer('exchange.deadline')).toBeUndefined();
    expect(hop.facts).toMatchObject({ 'app.workers': 1, 'app.keepsConnections': true, 'app.stopsWork': false });
    expect([binds.map(({ address }) => address), observations]).toEqual([['127.0.0.1:8000'], []]);
  });

  test('as written, with the place of the number', () => {
    const reading = read('uvicorn m:a --timeout-keep-alive 75 --timeout-graceful-shutdown=25 --ws-ping-interval 2.5');
    const idle = reading.hop.timer('downstream.idle');
    expect(idle).toMatchObject({ value: { min: 75_000 }, provenance: 'explicit', name: '--timeout-keep-alive' });
    expect(idle && sliceOf(idle.span)).toBe('75');
    expect(reading.hop.timer('drain.grace')).toMatchObject({ value: { min: 25_000 }, written: '25' });
    expect(reading.hop.timer('heartbeat.interval')).toMatchObject({ value: { min: 2500 } });
    expect(reading.written).toBe(3);
  });

  test('the command line counts before the variable, and says so', () => {
    const both = read('uvicorn m:a --timeout-keep-alive 4', { UVICORN_TIMEOUT_KEEP_ALIVE: '3' });
    expect(both.hop.timer('downstream.idle')).toMatchObject({ value: { min: 4000 }, from: 'command line' });
    const one = read('uvicorn m:a', { UVICORN_TIMEOUT_KEEP_ALIVE: '3' });
    expect(one.hop.timer('downstream.idle')).toMatchObject({
      value: { min: 3000 },
      name: 'UVICORN_TIMEOUT_KEEP_ALIVE',
    });
  });

  test.each(['0', '-5'])('keep-alive %s closes at once', (value) => {
    const { hop } = read(`uvicorn m:a --timeout-keep-alive ${value}`);
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 0, max: 0 } });
    expect(hop.facts['app.keepsConnections']).toBe(false);
  });

  test('what is not known is unknown, and told', () => {
    const { hop, unknowns } = read('uvicorn m:a --timeout-keep-alive ${K:-65}');
    expect(hop.timer('downstream.idle')).toMatchObject({
      value: { kind: 'unknown', text: '${K:-65}' },
      provenance: 'unknown',
    });
    expect(unknowns).toMatchObject([{ kind: 'value', text: '${K:-65}', name: '--timeout-keep-alive' }]);
    expect(hop.facts['app.keepsConnections']).toBeNull();
  });

  test('words that may hold options make every default unknown', () => {
    const { hop } = read('uvicorn m:a --ws-ping-interval 3 $OPTS');
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'unknown', text: '$OPTS' } });
    expect(hop.timer('heartbeat.interval')).toMatchObject({ value: { min: 3000 } });
    expect(hop.facts['app.workers']).toBeNull();
  });
});

describe('workers', () => {
  test.each([
    ['uvicorn m:a --workers 4', {}, 4],
    ['uvicorn m:a', { WEB_CONCURRENCY: '3' }, 3],
    ['uvicorn m:a', { UVICORN_WORKERS: '2', WEB_CONCURRENCY: '3' }, 2],
    ['uvicorn m:a', { WEB_CONCURRENCY: '$N' }, null],
  ] as const)('%s with %o', (line, environment, expected) => {
    expect(read(line, environment).hop.facts['app.workers']).toBe(expected);
  });

  test('several are looked after: 5 s, since 0.30.0', () => {
    const looked = { value: { min: 5000 }, name: '--timeout-worker-healthcheck' };
    expect(read('uvicorn m:a --workers 2').hop.timer('exchange.heartbeat')).toMatchObject(looked);
    expect(read('uvicorn m:a --workers 2', {}, '0.29.0').hop.timer('exchange.heartbeat')).toBeUndefined();
  });

  test('a WEB_CONCURRENCY that is no number stops the start', () => {
    const { observations } = read('uvicorn m:a', { WEB_CONCURRENCY: 'auto' });
    expect(observations).toMatchObject([{ id: 'uvicorn/invalid-value', data: { value: 'auto' } }]);
  });
});

describe('observations', () => {
  test.each([
    ['uvicorn m:a --timeout 30', 'timeout-flag', { option: '--timeout', value: '30', nearest: '--timeout-keep-alive' }],
    [
      'uvicorn m:a --graceful-timeout 30',
      'unknown-option',
      { nearest: '--timeout-graceful-shutdown', server: 'gunicorn' },
    ],
    ['uvicorn m:a --nonsense', 'unknown-option', { option: '--nonsense', nearest: '', server: '' }],
    ['uvicorn m:a --timeout-keep-alive 75s', 'invalid-value', { value: '75s', expected: 'int' }],
    ['uvicorn m:a --port', 'missing-value', { option: '--port' }],
    ['uvicorn --port 8000', 'missing-application', {}],
  ])('%s', (line, id, data) => {
    expect(read(line).observations).toMatchObject([{ id: `uvicorn/${id}`, data }]);
  });

  test('an option of another version is said only where the version is known', () => {
    expect(observed(read('uvicorn m:a --timeout-graceful-shutdown 30'))).toEqual([]);
    const old = read('uvicorn m:a --timeout-graceful-shutdown 30', {}, '0.17.6');
    expect(old.observations).toMatchObject([
      { id: 'uvicorn/option-not-in-version', data: { since: '0.22.0', version: '0.17.6' } },
    ]);
    expect(observed(read('uvicorn m:a --timeout-graceful-shutdown 30', {}, '0.22.0'))).toEqual([]);
  });
});

describe('fastapi', () => {
  const fastapi = (line: string, environment: Record<string, string> = {}): AppReading =>
    readUvicorn(invocation('fastapi', line, environment));

  test('has the clocks of uvicorn, whatever its variables say', () => {
    const { hop, binds, observations } = fastapi('fastapi run main.py --workers 4', {
      UVICORN_TIMEOUT_KEEP_ALIVE: '75',
    });
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 5000 }, provenance: 'default' });
    expect(hop.facts['app.workers']).toBe(4);
    expect(binds.map(({ address }) => address)).toEqual(['0.0.0.0:8000']);
    expect(observations).toMatchObject([
      {
        id: 'uvicorn/ignored-environment',
        data: { variable: 'UVICORN_TIMEOUT_KEEP_ALIVE', value: '75', by: 'fastapi run' },
      },
    ]);
  });

  test('has no flags for clocks', () => {
    const { observations } = fastapi('fastapi run --timeout-keep-alive 75');
    expect(observations).toMatchObject([{ id: 'uvicorn/not-in-fastapi-cli', data: { value: '75', ofUvicorn: true } }]);
  });

  test('dev listens on this machine only', () => {
    expect(fastapi('fastapi dev').binds.map(({ address }) => address)).toEqual(['127.0.0.1:8000']);
  });
});

describe('calls', () => {
  test('keywords are options', () => {
    const module = call('uvicorn.run', [text('m:a')], {
      timeout_keep_alive: number(65),
      workers: number(2),
      port: number(80),
    });
    const [reading] = uvicornRunReadings(module);
    expect(reading?.hop.timer('downstream.idle')).toMatchObject({ value: { min: 65_000 }, name: 'timeout_keep_alive' });
    expect(reading?.hop.facts).toMatchObject({ 'app.workers': 2, 'app.startedBy': 'uvicorn.run' });
    expect(reading?.binds.map(({ address }) => address)).toEqual(['127.0.0.1:80']);
  });

  test('UVICORN_ variables are not read, WEB_CONCURRENCY is', () => {
    const module = call('uvicorn.run', [text('m:a')], {});
    const [reading] = uvicornRunReadings(module, variables({ UVICORN_PORT: '1', WEB_CONCURRENCY: '3' }));
    expect(reading?.observations).toMatchObject([{ id: 'uvicorn/ignored-environment', data: { by: 'uvicorn.run' } }]);
    expect(reading?.hop.facts['app.workers']).toBe(3);
  });

  test('None, unknown values, other keywords, texts for numbers, **', () => {
    const keywords = {
      timeout_graceful_shutdown: none(),
      timeout: number(3),
      timeout_keep_alive: unknown('settings.k'),
    };
    const [reading] = uvicornRunReadings(call('uvicorn.Config', [text('m:a')], keywords));
    expect(reading?.hop.timer('drain.grace')).toMatchObject({ value: { kind: 'unbounded' }, provenance: 'explicit' });
    expect(reading?.hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'unknown', text: 'settings.k' } });
    expect(reading?.observations).toMatchObject([{ id: 'uvicorn/unknown-keyword', data: { keyword: 'timeout' } }]);
    const [open] = uvicornRunReadings(call('uvicorn.run', [], { timeout_keep_alive: text('65') }, true));
    expect(open?.hop.timer('drain.grace')).toMatchObject({ value: { kind: 'unknown' } });
    expect(open?.observations).toMatchObject([{ id: 'uvicorn/invalid-value', data: { expected: 'int' } }]);
  });

  test('other calls are none', () => {
    expect(uvicornRunReadings(call('waitress.serve', [], {}))).toEqual([]);
  });
});
