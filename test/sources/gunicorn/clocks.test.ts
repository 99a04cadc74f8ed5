import { describe, expect, test } from '@jest/globals';
import { formatDuration } from '../../../src/model/duration.js';
import { TIMER_NAMES, type TimerName } from '../../../src/model/timer.js';
import { sliceOf } from '../../../src/model/span.js';
import { reading, type Started } from './invocations.js';

function clocks(started: Started): Partial<Record<TimerName, string>> {
  const { hop } = reading(started);
  return Object.fromEntries(
    TIMER_NAMES.flatMap((name) => {
      const setting = hop.timer(name);
      return setting === undefined ? [] : [[name, formatDuration(setting.value)]];
    }),
  );
}

const NONE = 'no limit';

describe('by worker class', () => {
  test('sync ends a request, and keeps no connection', () => {
    expect(clocks({ args: '-t 120 --keep-alive 30 app:app' })).toEqual({
      'downstream.header': '120s to 122s',
      'downstream.body': '120s to 122s',
      'downstream.request': '120s to 122s',
      'downstream.idle': '0s',
      'exchange.deadline': '120s to 122s',
      'drain.grace': '30s',
    });
    expect(clocks({ args: '-t 0 app:app' })['exchange.deadline']).toBe(NONE);
  });

  test('several addresses shorten the time of sync', () => {
    expect(clocks({ args: '-t 10 -b :80 -b :81 app:app' })['exchange.deadline']).toBe('5s to 12s');
    expect(clocks({ args: '-k gthread -t 10 -b :80 -b :81 app:app' })['exchange.heartbeat']).toBe('10s to 12s');
  });

  test('more than one thread makes gthread of sync', () => {
    for (const args of [
      '--threads 2 app:app',
      '-k gthread app:app',
      '-k gunicorn.workers.sync.SyncWorker --threads 3 app:app',
    ]) {
      expect(clocks({ args })).toEqual({
        'downstream.header': NONE,
        'downstream.body': NONE,
        'downstream.idle': '2s to 3s',
        'exchange.heartbeat': '30s to 32s',
        'drain.grace': '30s',
      });
    }
    expect(clocks({ args: '--threads 2 --keep-alive 0 app:app' })['downstream.idle']).toBe('0s');
  });

  test('gevent and eventlet time the header with the idle connection', () => {
    for (const args of [
      '-k gevent --keep-alive 6 app:app',
      '-k eventlet --keep-alive 6 app:app',
      '-k egg:gunicorn#gevent --keep-alive 6 a:b',
    ]) {
      expect(clocks({ args })).toEqual({
        'downstream.header': '6s',
        'downstream.body': NONE,
        'downstream.idle': '6s',
        'exchange.heartbeat': '30s to 32s',
        'drain.grace': '30s',
      });
    }
    expect(clocks({ args: '-k gevent --keep-alive 0 app:app' })['downstream.header']).toBe(NONE);
  });

  test('tornado has its own clock', () => {
    const found = clocks({ args: '-k tornado --keep-alive 6 app:app' });
    expect([found['downstream.idle'], found['downstream.header']]).toEqual(['1h', '1h']);
  });

  test('UvicornWorker takes keepalive, and may be killed at half the time', () => {
    for (const name of [
      'uvicorn.workers.UvicornWorker',
      'uvicorn.workers.UvicornH11Worker',
      'uvicorn_worker.UvicornWorker',
      'uvicorn_worker.UvicornH11Worker',
    ]) {
      expect(clocks({ args: `-k ${name} --timeout 120 --graceful-timeout 60 app:app` })).toEqual({
        'downstream.header': NONE,
        'downstream.body': NONE,
        'downstream.idle': '2s',
        'exchange.heartbeat': '59s to 121s',
        'drain.grace': '60s',
        'heartbeat.interval': '20s',
      });
    }
    expect(clocks({ args: '-k uvicorn_worker.UvicornWorker -t 1 a:b' })['exchange.heartbeat']).toBe('0s to 2s');
  });

  test('asgi never closes an idle connection, and times the body by its version', () => {
    const args = '-k asgi -t 60 --keep-alive 5 app:app';
    expect(clocks({ args })).toEqual({
      'downstream.header': NONE,
      'downstream.body': '30s to 60s',
      'downstream.idle': NONE,
      'exchange.heartbeat': '60s to 62s',
      'drain.grace': '30s',
    });
    expect(clocks({ args, version: [26, 1, 0] })['downstream.body']).toBe('60s');
    expect(clocks({ args, version: [25, 3] })['downstream.body']).toBe('30s');
    expect(clocks({ args: '-k asgi -t 0 a:b', version: [26] })['downstream.body']).toBe('30s');
    expect(clocks({ args: '-k asgi --keep-alive 0 a:b' })['downstream.idle']).toBe('0s');
    expect(reading({ args, version: [27] }).hop.timer('downstream.idle')?.value.kind).toBe('unknown');
  });

  test('of a class that is not known only the grace is', () => {
    expect(clocks({ args: '-k my.Worker app:app' })).toEqual({ 'downstream.idle': 'my.Worker', 'drain.grace': '30s' });
    expect(clocks({ args: '-k $CLASS app:app' })).toEqual({ 'downstream.idle': '$CLASS', 'drain.grace': '30s' });
    expect(clocks({ args: '--threads ${N} app:app' })).toEqual({ 'downstream.idle': 'sync', 'drain.grace': '30s' });
  });
});

describe('facts', () => {
  const facts = (args: string, version?: readonly number[]): unknown[] => {
    const { hop } = reading(version === undefined ? { args } : { args, version });
    return ['workerClass', 'keepsConnections', 'stopsWork', 'threads'].map((name) => hop.facts[`app.${name}`]);
  };

  test.each<[string, unknown[]]>([
    ['app:app', ['sync', false, false, 1]],
    ['--threads 4 app:app', ['gthread', true, false, 4]],
    ['-k gthread --keep-alive 0 app:app', ['gthread', false, false, 1]],
    ['-k gevent --threads 4 app:app', ['gevent', true, false, 1]],
    ['-k tornado --keep-alive 0 app:app', ['tornado', true, false, 1]],
    ['-k asgi app:app', ['asgi', true, true, 1]],
    ['-k uvicorn.workers.UvicornWorker --keep-alive 0 app:app', ['uvicorn', false, false, 1]],
    ['-k uvicorn.workers.UvicornWorker --keep-alive $K app:app', ['uvicorn', null, false, 1]],
    ['-k gevent_pywsgi app:app', ['other', null, null, 1]],
    ['-k my.Worker app:app', ['other', null, null, 1]],
    ['-k $CLASS app:app', [null, null, null, 1]],
  ])('%s', (args, expected) => {
    expect(facts(args)).toEqual(expected);
  });

  test('versions tell what changed', () => {
    expect(facts('-k asgi app:app', [25, 0, 1])[2]).toBe(null);
    expect(reading({ args: '-k gthread a:b', version: [26, 1] }).hop.facts['app.firstByte']).toBe(7000);
    expect(reading({ args: '-k gthread a:b' }).hop.facts['app.firstByte']).toBe(null);
    expect(reading({ args: 'a:b', version: [20, 1, 0] }).hop.facts['app.version']).toBe('20.1.0');
  });

  test('facts that are written have a place', () => {
    const { hop } = reading({ args: '-w 4 --max-requests=1000 -k gevent --preload app:app' });
    const texts = Object.entries(hop.factSpans).map(([name, span]) => [name, sliceOf(span)]);
    expect(Object.fromEntries(texts)).toEqual({
      'app.workers': '4',
      'app.maxRequests': '1000',
      'app.workerClass': 'gevent',
      'app.preload': '--preload',
    });
    expect(hop.facts['app.preload']).toBe(true);
    expect(sliceOf(hop.span)).toBe('gunicorn');
  });
});

describe('subclasses', () => {
  const worker =
    'class MyWorker(uvicorn.workers.UvicornWorker):\n  CONFIG_KWARGS = {"timeout_keep_alive": 75, "limit_concurrency": 100, "ws_ping_interval": 5.5}\n';

  test.each<[string, Started]>([
    ['in the configuration file', { args: 'a:b', files: { 'gunicorn.conf.py': `${worker}worker_class = MyWorker\n` } }],
    ['in a module', { args: '-k app.workers.MyWorker a:b', files: { 'app/workers.py': worker } }],
    [
      'of a subclass',
      { args: '-k app.Other a:b', files: { 'app/__init__.py': `${worker}class Other(MyWorker):\n  x = 1\n` } },
    ],
  ])('%s', (_, started) => {
    const { hop } = reading(started);
    expect(hop.facts['app.workerClass']).toBe('uvicorn');
    expect(hop.facts['app.limitConcurrency']).toBe(100);
    expect(hop.timer('downstream.idle')).toMatchObject({
      name: 'timeout_keep_alive',
      value: { min: 75_000, max: 75_000 },
    });
    expect(hop.timer('heartbeat.interval')?.value).toEqual({ kind: 'band', min: 5500, max: 5500 });
  });

  test('a class that is made from no known one is another', () => {
    const files = { 'w.py': 'class W(Base):\n  x = 1\n' };
    expect(reading({ args: '-k w.W a:b', files }).hop.facts['app.workerClass']).toBe('other');
  });
});
