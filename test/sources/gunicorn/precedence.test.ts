import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { settingsOf } from '../../../src/model/hop.js';
import { sliceOf } from '../../../src/model/span.js';
import type { Setting } from '../../../src/model/setting.js';
import { readGunicorn } from '../../../src/sources/gunicorn/index.js';
import type { ReadPython } from '../../../src/sources/gunicorn/pythonTypes.js';
import { filesOf, invocation, reading, type Started } from './invocations.js';
import { splitWords } from './shellWords.js';

function timeout(started: Started): Setting {
  const { hop } = reading(started);
  return (hop.timer('exchange.deadline') ?? hop.timer('exchange.heartbeat')) as Setting;
}

/** What is written, what it is called there, which source won, and the text of its place. */
function told(started: Started): string[] {
  const { written, name, from = '', span, provenance } = timeout(started);
  return [provenance, written, name, from, sliceOf(span)];
}

const CONF = { 'gunicorn.conf.py': 'timeout = 61\n', 'other.py': 'timeout = 62\n' };

test.each<[string, Started, string[]]>([
  ['nobody says it', { args: 'app:app' }, ['default', '30', '--timeout', '', 'gunicorn']],
  ['a file', { args: 'app:app', files: CONF }, ['explicit', '61', 'timeout', '', '61']],
  ['a file of -c', { args: '-c other.py app:app', files: CONF }, ['explicit', '62', 'timeout', '', '62']],
  ['file:', { args: '-c file:other.py app:app', files: CONF }, ['explicit', '62', 'timeout', '', '62']],
  [
    'python:',
    { args: '-c python:a.b app:app', files: { 'a/b.py': 'timeout = 63' } },
    ['explicit', '63', 'timeout', '', '63'],
  ],
  [
    '-c in the variable',
    { args: 'app:app', environment: { GUNICORN_CMD_ARGS: '--config other.py' }, files: CONF },
    ['explicit', '62', 'timeout', '', '62'],
  ],
  ['an empty -c', { args: ['-c', '', 'app:app'], files: CONF }, ['explicit', '61', 'timeout', '', '61']],
  [
    'the variable over a file',
    { args: 'app:app', environment: { GUNICORN_CMD_ARGS: '-t=64 --workers 2' }, files: CONF },
    ['explicit', '64', '-t', 'GUNICORN_CMD_ARGS', '64'],
  ],
  [
    'the command line over all',
    { args: '--timeout=30 app:app', environment: { GUNICORN_CMD_ARGS: '-t 64' }, files: CONF },
    ['explicit', '30', '--timeout', 'command line', '30'],
  ],
  ['an abbreviation', { args: '--tim=90 app:app' }, ['explicit', '90', '--timeout', '', '90']],
  ['the last of a flag', { args: '-t 1 -t 2 app:app' }, ['explicit', '2', '-t', '', '2']],
  [
    'the start directory, not that of --chdir',
    { args: '--chdir sub app:app', files: { 'sub/gunicorn.conf.py': 'timeout = 9' } },
    ['default', '30', '--timeout', '', 'gunicorn'],
  ],
  [
    'a directory in front',
    { args: '-c ./conf/g.py app:app', directory: '/app', files: { '/app/conf/g.py': 'timeout = 65' } },
    ['explicit', '65', 'timeout', '', '65'],
  ],
  [
    'a directory taken off',
    { args: '-c /app/conf/g.py app:app', directory: '/app', files: { 'conf/g.py': 'timeout = 65' } },
    ['explicit', '65', 'timeout', '', '65'],
  ],
  [
    'unknown with a fallback',
    { args: '--timeout ${T:-120} app:app' },
    ['unknown', '${T:-120}', '--timeout', '', '${T:-120}'],
  ],
  [
    'a file that is not there',
    { args: '-k gthread -c far.py app:app' },
    ['unknown', 'far.py', 'timeout', '', 'far.py'],
  ],
  [
    'a file that is not there, and a flag',
    { args: '-k gthread -c far.py -t 9 app:app' },
    ['explicit', '9', '-t', '', '9'],
  ],
  ['options that are not known', { args: '-k sync $OPTS app:app' }, ['assumed', '30', '--timeout', '', 'gunicorn']],
])('%s', (_, started, expected) => {
  expect(told(started)).toEqual(expected);
});

test('a fallback is told beside an unknown value', () => {
  const { hop, unknowns } = reading({ args: '--timeout ${T:-120} app:app' });
  expect(hop.timer('exchange.deadline')?.value).toEqual({ kind: 'unknown', text: '${T:-120}' });
  expect(hop.facts['app.timeoutFallback']).toBe(120);
  expect(unknowns.map(({ kind, text, name }) => [kind, text, name])).toEqual([['value', '${T:-120}', '--timeout']]);
});

test('variables that a file reads are known where they are set', () => {
  const files = {
    'gunicorn.conf.py':
      'import os\nfrom multiprocessing import cpu_count\nkeepalive = os.getenv("KEEP", "5")\nworkers = cpu_count()\n',
  };
  const unset = reading({ args: '-k gthread app:app', files });
  expect(unset.hop.facts['app.keepaliveFallback']).toBe(5);
  expect(unset.hop.facts['app.workers']).toBe(null);
  // A number of processors is as known as it will be.
  expect(unset.unknowns.map(({ name }) => name)).toEqual(['keepalive']);
  const set = reading({ args: '-k gthread app:app', files, environment: { KEEP: '65' } });
  expect(set.hop.timer('downstream.idle')?.value).toEqual({ kind: 'band', min: 65_000, max: 66_000 });
});

test('workers and addresses come from variables where nobody says more', () => {
  const environment = { WEB_CONCURRENCY: '3', PORT: '5000' };
  const byVariable = reading({ args: 'app:app', environment });
  expect([byVariable.hop.facts['app.workers'], byVariable.binds.map(({ address }) => address)]).toEqual([
    3,
    ['0.0.0.0:5000'],
  ]);
  const byFlag = reading({ args: '-w 4 -b :80 -b unix:/x.sock app:app', environment });
  expect([byFlag.hop.facts['app.workers'], byFlag.binds.map(({ address }) => address)]).toEqual([
    4,
    [':80', 'unix:/x.sock'],
  ]);
  expect(byFlag.observations.filter(({ id }) => id === 'gunicorn/conflicting-sources')).toEqual([]);
  const byNobody = reading({ args: 'app:app' });
  expect([byNobody.hop.facts['app.workers'], byNobody.binds.map(({ address }) => address)]).toEqual([
    1,
    ['127.0.0.1:8000'],
  ]);
  expect(reading({ args: 'app:app', environmentOpen: true }).hop.facts['app.workers']).toBe(null);
});

test('what a file takes from others is read, each file once', () => {
  const files = {
    'gunicorn.conf.py': 'timeout = 1\nfrom base import *\nkeepalive = 7\n',
    'base.py': 'from gunicorn_again import *\nfrom base import *\ntimeout = 50\nkeepalive = 6\nthreads = 4\n',
    'gunicorn_again.py': 'from base import *\nworkers = 8\n',
  };
  const { hop, files: read } = reading({ args: 'app:app', files });
  expect(hop.facts['app.workers']).toBe(8);
  expect(hop.timer('exchange.heartbeat')?.written).toBe('50');
  expect(hop.timer('downstream.idle')?.written).toBe('7');
  expect(read.map(({ name }) => name)).toEqual(['gunicorn.conf.py', 'base.py', 'gunicorn_again.py']);
});

test('a module that is not there leaves what it may set unknown', () => {
  const files = { 'gunicorn.conf.py': 'from common.base import *\nkeepalive = 7\n' };
  const { hop, unknowns } = reading({ args: '-k gthread -w 2 app:app', files });
  expect(hop.timer('exchange.heartbeat')?.provenance).toBe('unknown');
  expect(hop.timer('downstream.idle')?.provenance).toBe('explicit');
  expect(hop.facts['app.workers']).toBe(2);
  expect(unknowns.map(({ kind, text }) => [kind, text])).toEqual([['file', 'common.base']]);
});

test('a condition leaves a value unknown, unless all its branches agree', () => {
  const idle = (text: string): unknown => {
    const files = { 'gunicorn.conf.py': `keepalive = ${text}\n` };
    return reading({ args: '-k gevent app:app', files }).hop.timer('downstream.idle')?.value;
  };
  expect(idle('5 if x else 65')).toEqual({ kind: 'unknown', text: '5 if x else 65' });
  expect(idle('5 if x else 5')).toEqual({ kind: 'band', min: 5000, max: 5000 });
  const conditional: ReadPython = (file) => {
    const span = { file, start: 0, end: file.text.length };
    const five = { span, kind: 'number', value: 5, float: false, written: '5' } as const;
    const value = { span, kind: 'unknown', written: file.text, alternatives: [five], mayBeMissing: true } as const;
    return { names: new Map([['keepalive', value]]), classes: new Map() };
  };
  const started = { args: '-k gevent app:app', files: { 'gunicorn.conf.py': 'if x: keepalive = 5' } };
  const { hop } = readGunicorn(invocation(started), filesOf(started), conditional, splitWords);
  expect(hop.timer('downstream.idle')?.value.kind).toBe('unknown');
});

test('any words and any file are read without an exception', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '-t',
      '--timeout=5',
      '-c',
      'a.py',
      '-k',
      'a.B',
      '--threads',
      '2',
      '-b',
      '--',
      'app:app',
      '${X}',
      '-e',
    ),
    fc.string({ maxLength: 8 }),
  );
  const line = fc.tuple(
    fc.constantFrom('timeout', 'bind', 'worker_class', 'keepalive', 'raw_env', 'tiemout', 'proxy_protocol', 'user'),
    fc.constantFrom('5', '"x"', '["a", "b"]', 'None', '{}', '1.5', 'x', 'True', 'os.getenv("X", "1")', '5 if a else 6'),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.array(line, { maxLength: 4 }), (args, lines) => {
      const text = lines.map(([name, value]) => `${name} = ${value}`).join('\n');
      const { hop, binds, observations } = reading({ args, files: { 'a.py': text, 'gunicorn.conf.py': text } });
      expect([settingsOf(hop).length > 0, typeof hop.facts, typeof hop.factSpans]).toEqual([true, 'object', 'object']);
      for (const { places } of observations) expect(places.filter(({ name }) => name === 'primary')).toHaveLength(1);
      expect(Array.isArray(binds)).toBe(true);
    }),
  );
});

test('hostile input ends soon, and nothing is thrown', () => {
  const started = performance.now();
  const long = 'x'.repeat(1_000_000);
  const chain = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`m${i}.py`, `from m${i + 1} import *\n`]));
  reading({ args: ['-t', long, `--${long}`, 'app:app'] });
  reading({ args: 'app:app', environment: { GUNICORN_CMD_ARGS: '-t 1 '.repeat(20_000) } });
  reading({ args: '-c m0.py app:app', files: chain });
  reading({ args: '-k a.B app:app', files: { 'a.py': 'class B(C):\n  x = 1\nclass C(B):\n  x = 1\n' } });
  reading({ args: 'app:app', files: { 'gunicorn.conf.py': `${'x1 = 1\n'.repeat(5000)}timeou = 5\n` } });
  expect(performance.now() - started).toBeLessThan(3000);
});
