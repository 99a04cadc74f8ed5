import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import { reading, type Started } from './invocations.js';

/** Every observation: its id, the text of its primary place, and its data. */
function seen(started: Started): [string, string, Record<string, unknown>][] {
  return reading(started).observations.map(({ id, places, data }) => {
    const primary = places.find(({ name }) => name === 'primary');
    return [id.replace('gunicorn/', ''), primary === undefined ? '' : sliceOf(primary.span), data];
  });
}

const ids = (started: Started): string[] => seen(started).map(([id]) => id);

const conf = (text: string, args = 'app:app'): Started => ({ args, files: { 'gunicorn.conf.py': text } });

test.each<[string, Started]>([
  ['a plain one', { args: 'app:app' }],
  [
    'a good sync one',
    {
      args: '-w 4 -b 0.0.0.0:8000 --timeout 60 --graceful-timeout 30 --max-requests 1000 --max-requests-jitter 50 app:app',
    },
  ],
  ['a good Uvicorn one', { args: '-k uvicorn_worker.UvicornWorker -w 4 --keep-alive 65 --timeout 60 app:app' }],
  ['a good gthread one', { args: '-k gthread --threads 4 --keep-alive 65 --worker-connections 500 app:app' }],
  ['a file with names of its own', conf('TIMEOUT = 30\ntimeout = TIMEOUT\ncores = cpu_count()\nbase_dir = "/app"\n')],
  ['a name that is used', conf('worker_timeout = 5\nprint(worker_timeout)\n')],
  ['the same value twice', { ...conf('timeout = 60\n'), args: '--timeout 60 app:app' }],
  [
    'a variable that the file reads',
    { ...conf('import os\ntimeout = os.getenv("GUNICORN_TIMEOUT", "30")\n'), environment: { GUNICORN_TIMEOUT: '9' } },
  ],
  ['values that are not known', { args: '-t ${T} -w ${W} -k ${K} $MORE app:app' }],
  ['an application that is not known', { args: '-w 2 "$APP"' }],
  ['an application in the file', conf('wsgi_app = "app:app"\n', '-w 2')],
  ['version and help', { args: '--version' }],
])('%s is silent', (_, started) => {
  expect(seen(started)).toEqual([]);
});

describe('sources', () => {
  test('conflicting sources', () => {
    expect(seen({ ...conf('timeout = 120\n'), args: '--timeout=30 app:app' })).toEqual([
      [
        'conflicting-sources',
        '30',
        {
          setting: 'timeout',
          value: '30',
          name: '--timeout',
          source: 'command line',
          otherValue: '120',
          otherName: 'timeout',
          otherSource: 'gunicorn.conf.py',
        },
      ],
    ]);
  });

  test('a flag given twice, a default file that -c puts aside', () => {
    const files = { 'gunicorn.conf.py': 'timeout = 5\n', 'prod.py': 'workers = 3\n' };
    expect(seen({ args: '-t 5 -t 6 -c prod.py app:app', files })).toEqual([
      ['repeated-flag', '6', { setting: 'timeout', flag: '-t', value: '6', otherValue: '5', source: 'command line' }],
      ['default-file-ignored', 'prod.py', { file: 'gunicorn.conf.py', chosen: 'prod.py', source: 'command line' }],
    ]);
    expect(ids({ args: '-c ./gunicorn.conf.py app:app', files })).toEqual([]);
  });

  test('what a subclass hands on wins over keepalive', () => {
    const text =
      'class W(uvicorn.workers.UvicornWorker):\n  CONFIG_KWARGS = {"timeout_keep_alive": 75}\nworker_class = W\nkeepalive = 5\n';
    expect(seen(conf(text)).map(([id, text_, { source, otherValue }]) => [id, text_, source, otherValue])).toEqual([
      ['conflicting-sources', '75', 'CONFIG_KWARGS', '5'],
    ]);
  });
});

describe('names that nobody reads', () => {
  test.each([
    ['Timeout = 5', 'Timeout', 'timeout'],
    ['TIMEOUT = 5', 'TIMEOUT', 'timeout'],
    ['keep_alive = 65', 'keep_alive', 'keepalive'],
    ['worker_timeout = 5', 'worker_timeout', 'timeout'],
    ['max_request = 5', 'max_request', 'max_requests'],
    ['graceful = 5', 'graceful', 'graceful_timeout'],
    ['gracefull_timeout = 5', 'gracefull_timeout', 'graceful_timeout'],
    ['workerclass = "gevent"', 'workerclass', 'worker_class'],
  ])('%s', (text, key, right) => {
    expect(seen(conf(text)).map(([id, place, data]) => [id, place, data['right']])).toEqual([
      ['unread-key', key, right],
    ]);
  });

  test.each([
    ['UVICORN_TIMEOUT_KEEP_ALIVE', 'uvicorn-variable', { right: '--keep-alive' }],
    ['GUNICORN_TIMEOUT', 'unread-variable', { setting: 'timeout', flag: '--timeout' }],
    ['GUNICORN_KEEP_ALIVE', 'unread-variable', { setting: 'keepalive', flag: '--keep-alive' }],
    ['GUNICORN_WORKERS', 'unread-variable', { setting: 'workers', flag: '--workers' }],
  ])('%s', (variable, id, data) => {
    const found = seen({ args: '-k uvicorn.workers.UvicornWorker app:app', environment: { [variable]: '9' } });
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual([id, '9', expect.objectContaining({ variable, ...data, where: 'environment' })]);
  });

  test('variables that come too late', () => {
    expect(
      seen({
        args: '-k uvicorn_worker.UvicornWorker -e UVICORN_TIMEOUT_KEEP_ALIVE=9 --env WEB_CONCURRENCY=4 app:app',
      }).map(([id, text]) => [id, text]),
    ).toEqual([
      ['uvicorn-variable', 'UVICORN_TIMEOUT_KEEP_ALIVE=9'],
      ['late-variable', 'WEB_CONCURRENCY=4'],
    ]);
  });
});

describe('flags', () => {
  test.each([
    [
      '--timeout-keep-alive 5',
      'unknown-flag',
      { flag: '--timeout-keep-alive', right: '--keep-alive', server: 'uvicorn' },
    ],
    ['--keepalive 5', 'unknown-flag', { right: '--keep-alive', server: '' }],
    ['--graceful_timeout 5', 'unknown-flag', { right: '--graceful-timeout' }],
    ['--limit-request-field-size=9', 'unknown-flag', { right: '--limit-request-field_size' }],
    ['--timeuot 5', 'unknown-flag', { right: '--timeout' }],
    ['--nothing-like-it 5', 'unknown-flag', { right: '', server: '' }],
    ['--host 0.0.0.0', 'unknown-flag', { right: '--bind', server: 'uvicorn' }],
    ['--worker 2', 'ambiguous-flag', { flag: '--worker' }],
    ['--preload=yes', 'unexpected-value', { flag: '--preload', written: 'yes' }],
  ])('%s', (args, id, data) => {
    const found = seen({ args: `app:app ${args}` });
    expect(found.filter(([each]) => each !== 'extra-argument')).toEqual([
      [id, expect.any(String), expect.objectContaining(data)],
    ]);
  });

  test('a flag without its value, a word too many, no application', () => {
    expect(ids({ args: 'app:app -t' })).toEqual(['missing-value']);
    expect(ids({ args: 'app:app -w 2 more' })).toEqual(['extra-argument']);
    expect(ids({ args: '-w 2' })).toEqual(['no-application']);
  });

  test('a flag that this version does not have yet', () => {
    const found = seen({ args: '--dirty-workers 2 app:app', version: [23, 0, 0] });
    expect(found[0]?.[2]).toMatchObject({ flag: '--dirty-workers', since: '25.0' });
    expect(ids({ args: '--dirty-workers 2 app:app' })).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['60s', 'unit'],
    ['1.5', 'float'],
    ['1e2', 'float'],
    ['0x1F', 'notation'],
    ['"\'60\'"', 'quotes'],
    ['-1', 'negative'],
    ['abc', 'not-a-number'],
    ['None', 'none'],
  ])('--timeout %s', (text, reason) => {
    expect(seen({ args: `--timeout ${text} app:app` }).map(([id, , data]) => [id, data['reason']])).toEqual([
      ['invalid-value', reason],
    ]);
  });

  test.each([
    ['timeout = 55.5', 'float'],
    ['timeout = "55.5"', 'float'],
    ['timeout = None', 'none'],
    ['timeout = "060"', 'leading-zero'],
    ['timeout = -5', 'negative'],
    ['timeout = [1]', 'wrong-type'],
    ['timeout = "1m"', 'unit'],
    ['reload = "yes"', 'not-a-choice'],
  ])('%s', (text, reason) => {
    expect(seen(conf(text)).map(([id, , data]) => [id, data['reason']])).toEqual([['invalid-value', reason]]);
  });

  test.each(['060', '1_000', '0', '+5'])('--timeout %s is taken', (text) => {
    expect(
      ids({ args: ['--timeout', text, '-k', 'gevent', 'app:app'] }).filter((id) => id === 'invalid-value'),
    ).toEqual([]);
  });

  test('a variable that gunicorn reads while it starts', () => {
    expect(seen({ args: '-w 2 app:app', environment: { WEB_CONCURRENCY: 'auto' } })).toEqual([
      [
        'invalid-value',
        'auto',
        {
          setting: 'workers',
          name: 'WEB_CONCURRENCY',
          source: 'WEB_CONCURRENCY',
          written: 'auto',
          reason: 'not-a-number',
        },
      ],
    ]);
  });

  test('a variable without a default is None where it is not set', () => {
    expect(seen(conf('import os\ntimeout = os.getenv("T")\n'))).toEqual([
      [
        'invalid-fallback',
        'os.getenv("T")',
        expect.objectContaining({ setting: 'timeout', reason: 'none', variable: 'T' }),
      ],
    ]);
  });

  test('worker classes', () => {
    expect(seen({ args: '-k uvicorn app:app' }).map(([id, , data]) => [id, data['right']])).toEqual([
      ['unknown-worker-class', 'uvicorn_worker.UvicornWorker'],
    ]);
    expect(seen({ args: '-k gevnt app:app' }).map(([id, , data]) => [id, data['right']])).toEqual([
      ['unknown-worker-class', 'gevent'],
    ]);
    expect(ids({ args: '-k eventlet app:app', version: [26, 1] })).toEqual(['worker-class-version']);
    expect(ids({ args: '-k asgi app:app', version: [23, 0] })).toEqual(['worker-class-version']);
    expect(ids({ args: '-k asgi app:app' })).toEqual([]);
  });
});

describe('settings by worker class', () => {
  test.each([
    ['--keep-alive 5 app:app', ['ignored-setting']],
    ['--keep-alive 5 --threads 2 app:app', []],
    ['--keep-alive 5 --threads $N app:app', []],
    ['-k tornado --keep-alive 5 app:app', ['ignored-setting']],
    ['-k asgi --threads 4 app:app', ['ignored-setting']],
    ['-k uvicorn.workers.UvicornWorker --threads 4 app:app', ['ignored-setting']],
    ['-k uvicorn.workers.UvicornWorker --threads 1 app:app', []],
    ['-k uvicorn.workers.UvicornWorker --worker-connections 4 app:app', ['ignored-setting']],
    ['-k my.Worker --threads 4 --keep-alive 5 app:app', []],
    ['-k asgi --keep-alive 0 app:app', ['keepalive-zero']],
    ['-k gthread --keep-alive 0 app:app', []],
    ['--timeout 0 app:app', ['timeout-zero']],
    ['-b :80 -b :81 app:app', ['several-binds']],
    ['-b :80 -b :81 -k gevent app:app', []],
    ['--graceful-timeout 60 app:app', []],
    ['--graceful-timeout 60 -k gevent app:app', []],
    ['-w 4 --max-requests 100 app:app', ['no-jitter']],
    ['-w 1 --max-requests 100 app:app', []],
  ])('%s', (args, expected) => {
    expect(ids({ args })).toEqual(expected);
  });
});

test('values are counted where they are written', () => {
  const started = { ...conf('timeout = 60\nkeepalive = 5\n'), args: '--timeout 30 -w 2 -k gthread app:app' };
  expect(reading(started).written).toBe(4);
});
