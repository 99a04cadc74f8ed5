import { experiment } from '../lab/experiment.js';
import { refused, startsOf } from '../lab/refusals.js';

const QUESTION = 'Which words, values and files does gunicorn refuse to start with?';

const UVICORN = ['-k', 'uvicorn.workers.UvicornWorker', '-w', '1'];

/** The status of argparse, and that of a setting refused in a file. */
const USAGE = 2;
const SETTING = 1;

const file = (text: string) => ({ files: { 'gunicorn.conf.py': `${text}\n` } });

const PINGING = `
from uvicorn.workers import UvicornWorker

class PingingWorker(UvicornWorker):
    CONFIG_KWARGS = {"ws_ping_interval": 30.0}
`;

experiment('gunicorn-starts', { question: QUESTION, programs: ['gunicorn', 'uvicorn', 'eventlet'] }, (shows) => {
  startsOf(shows, 'gunicorn', {
    refused: [
      unknown(['--timeout-keep-alive', '75'], "uvicorn's idle timeout", UVICORN),
      unknown(['--host=0.0.0.0'], "uvicorn's address"),
      unknown(['--ws-ping-interval', '30'], "uvicorn's WebSocket pings", UVICORN),
      unknown(['--keepalive', '75'], 'the key of the configuration file as a flag'),
      unknown(['--timout', '90'], 'a letter is missing'),
      {
        shape: 'GUNICORN_CMD_ARGS="--worker-timeout 90": a flag that there is not',
        words: [],
        environment: { GUNICORN_CMD_ARGS: '--worker-timeout 90' },
        status: USAGE,
        says: /error: unrecognized arguments: --worker-timeout/,
      },
      refused('--worker 4', 'abbreviated to what several flags begin with', /ambiguous option: --worker could match/),
      refused('--timeout --access-logfile -', 'without its value', /argument -t\/--timeout: expected one argument/),
      refused('--preload=true', 'a flag that takes no value', /argument --preload: ignored explicit argument 'true'/),
      refused('wsgi:app --timeout 30 s', 'a unit by itself', /unrecognized arguments: s$/m),
      refused('--timeout 90s', 'a unit behind the seconds', /argument -t\/--timeout: invalid/),
      {
        shape: 'timeout = 7.5 * 60 in gunicorn.conf.py: a fraction',
        words: [],
        ...file('timeout = 7.5 * 60'),
        status: SETTING,
        says: /Invalid value for timeout|Not an integer/,
      },
      {
        shape: 'graceful_timeout = "30s" in gunicorn.conf.py: a text with a unit',
        words: [],
        ...file('graceful_timeout = "30s"'),
        status: SETTING,
        says: /Invalid value for graceful_timeout|invalid literal for int/,
      },
      {
        shape: 'timeout = -1 in gunicorn.conf.py: below 0',
        words: [],
        ...file('timeout = -1'),
        status: SETTING,
        says: /Invalid value for timeout/,
      },
      {
        shape: 'WEB_CONCURRENCY= (empty)',
        words: [],
        environment: { WEB_CONCURRENCY: '' },
        status: SETTING,
        says: /invalid literal for int\(\) with base 10: ''/,
      },
      {
        shape: 'WEB_CONCURRENCY=auto: a word for the number of processes',
        words: [],
        environment: { WEB_CONCURRENCY: 'auto' },
        status: SETTING,
        says: /invalid literal for int\(\) with base 10: 'auto'/,
      },
      {
        shape: 'timeout = os.getenv("WEB_TIMEOUT") in gunicorn.conf.py, and no such variable',
        words: [],
        ...file('import os\ntimeout = os.getenv("WEB_TIMEOUT")'),
        status: SETTING,
        says: /Invalid value for timeout|int\(\) argument must be/,
      },
      {
        shape: 'timeout = os.environ.get("WEB_TIMEOUT", "60s") in gunicorn.conf.py, and no such variable',
        words: [],
        ...file('import os\ntimeout = os.environ.get("WEB_TIMEOUT", "60s")'),
        status: SETTING,
        says: /Invalid value for timeout|invalid literal for int/,
      },
      workerClass('-k uvicorn', 'the name of another server', ['-k', 'uvicorn']),
      {
        ...workerClass('worker_class = "gthreads" in gunicorn.conf.py', 'a letter too many', []),
        ...file('threads = 4\nworker_class = "gthreads"'),
      },
      workerClass('-k asgi', 'a class that came with 24.0.0', ['-k', 'asgi']),
    ],
    accepted: [
      { shape: '-k uvicorn.workers.UvicornWorker --keep-alive 75', words: [...UVICORN, '--keep-alive', '75'] },
      {
        shape: '--keep 75 --time 60 --graceful 20: abbreviated to what one flag begins with',
        words: words('--keep 75 --time 60 --graceful 20'),
      },
      {
        shape: '--limit-request-field_size 16380: the one flag with an underscore',
        words: words('--limit-request-field_size 16380'),
      },
      { shape: '-w2 -t60: joined to the values', words: words('-w2 -t60') },
      { shape: '--timeout 60 --access-logfile -', words: words('--timeout 60 --access-logfile -') },
      { shape: '--preload', words: ['--preload'] },
      {
        shape: '-t 060 and graceful_timeout = "20" in gunicorn.conf.py',
        words: words('-t 060'),
        ...file('graceful_timeout = "20"'),
      },
      {
        shape: 'timeout = os.getenv("WEB_TIMEOUT", "60") in gunicorn.conf.py, and no such variable',
        words: [],
        ...file('import os\ntimeout = os.getenv("WEB_TIMEOUT", "60")'),
      },
      {
        shape: 'a subclass with CONFIG_KWARGS = {"ws_ping_interval": 30.0}',
        words: ['-k', 'uvicorn_pinging.PingingWorker'],
        files: { 'uvicorn_pinging.py': PINGING },
      },
      { shape: '-k eventlet, which went with 26.0.0', words: ['-k', 'eventlet'] },
    ],
  });
});

function words(typed: string): string[] {
  return typed.split(' ');
}

function unknown(flag: readonly string[], what: string, before: readonly string[] = []) {
  const typed = flag.join(' ');
  // What follows the flag is taken for an application where none stands before it.
  const says = new RegExp(`error: unrecognized arguments: ${flag[0]}`);
  return { shape: `${typed}: ${what}`, words: [...before, ...flag], status: USAGE, says };
}

function workerClass(typed: string, what: string, given: readonly string[]) {
  return { shape: `${typed}: ${what}`, words: given, status: SETTING, says: /class uri '?\w+'? invalid or not found/ };
}
