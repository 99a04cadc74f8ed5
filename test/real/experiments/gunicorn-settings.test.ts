import { expect } from '@jest/globals';
import { ask, Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told } from '../lab/seen.js';
import { type Beside, startApp } from '../lab/servers/python.js';

const QUESTION = 'Which of the settings that somebody wrote does gunicorn use?';

const UVICORN = ['-k', 'uvicorn.workers.UvicornWorker'];

const conf = (text: string, name = 'gunicorn.conf.py'): Beside => ({ files: { [name]: `${text}\n` } });

/** Each timeout is told by a sync worker: 1 s kills it within a request of 4 s, 30 s and more does not. */
const TIMEOUTS: Readonly<Record<string, readonly [readonly string[], Beside, 'used' | 'unused']>> = {
  'timeout = 1 in gunicorn.conf.py': [[], conf('timeout = 1'), 'used'],
  'TIMEOUT = 1 in gunicorn.conf.py': [[], conf('TIMEOUT = 1'), 'unused'],
  'worker_timeout = 1 in gunicorn.conf.py': [[], conf('worker_timeout = 1'), 'unused'],
  'GUNICORN_TIMEOUT=1': [[], { environment: { GUNICORN_TIMEOUT: '1' } }, 'unused'],
  'GUNICORN_CMD_ARGS="--timeout 1"': [[], { environment: { GUNICORN_CMD_ARGS: '--timeout 1' } }, 'used'],
  'raw_env = ["GUNICORN_CMD_ARGS=--timeout 1"] in gunicorn.conf.py': [
    [],
    conf('raw_env = ["GUNICORN_CMD_ARGS=--timeout 1"]'),
    'unused',
  ],
  '--timeout 30 --timeout 1: the last of two': [['--timeout', '30', '--timeout', '1'], {}, 'used'],
  '--timeout 1 --timeout 30: the first of two': [['--timeout', '1', '--timeout', '30'], {}, 'unused'],
  '--timeout 30, and timeout = 1 in the file': [['--timeout', '30'], conf('timeout = 1'), 'unused'],
  '--timeout 1, and timeout = 30 in the file': [['--timeout', '1'], conf('timeout = 30'), 'used'],
  'GUNICORN_CMD_ARGS="--timeout 1", and timeout = 30 in the file': [
    [],
    { ...conf('timeout = 30'), environment: { GUNICORN_CMD_ARGS: '--timeout 1' } },
    'used',
  ],
  '-c production.py, which says nothing of it, and timeout = 1 in the gunicorn.conf.py beside it': [
    ['-c', 'production.py'],
    { files: { 'gunicorn.conf.py': 'timeout = 1\n', 'production.py': 'workers = 1\n' } },
    'unused',
  ],
  '-c production.py, which imports timeout = 1 from another file': [
    ['-c', 'production.py'],
    { files: { 'gunicorn_base.py': 'timeout = 1\n', 'production.py': 'from gunicorn_base import *\n' } },
    'used',
  ],
};

/** Each keep-alive is told by when an idle connection is closed: after 5 s where it is used, else by the default of 2 s. */
const KEPT: Readonly<Record<string, readonly [readonly string[], Beside, 'used' | 'unused']>> = {
  'keepalive = 5 in gunicorn.conf.py, threads': [['--threads', '4'], conf('keepalive = 5'), 'used'],
  'keep_alive = 5 in gunicorn.conf.py, threads': [['--threads', '4'], conf('keep_alive = 5'), 'unused'],
  'UVICORN_TIMEOUT_KEEP_ALIVE=5, Uvicorn workers': [
    UVICORN,
    { environment: { UVICORN_TIMEOUT_KEEP_ALIVE: '5' } },
    'unused',
  ],
  '--keep-alive 5, Uvicorn workers': [[...UVICORN, '--keep-alive', '5'], {}, 'used'],
  'keepalive = int(os.environ.get("UVICORN_TIMEOUT_KEEP_ALIVE", "2")) with 5 there, Uvicorn workers': [
    UVICORN,
    {
      ...conf('import os\nkeepalive = int(os.environ.get("UVICORN_TIMEOUT_KEEP_ALIVE", "2"))'),
      environment: { UVICORN_TIMEOUT_KEEP_ALIVE: '5' },
    },
    'used',
  ],
  'CONFIG_KWARGS = {"timeout_keep_alive": 5} in a subclass, against --keep-alive 2': [
    ['-k', 'uvicorn_long.LongWorker', '--keep-alive', '2'],
    conf(
      'from uvicorn.workers import UvicornWorker\n\nclass LongWorker(UvicornWorker):\n    CONFIG_KWARGS = {"timeout_keep_alive": 5}',
      'uvicorn_long.py',
    ),
    'used',
  ],
};

experiment('gunicorn-settings', { question: QUESTION, programs: ['gunicorn', 'uvicorn'] }, (shows) => {
  for (const [name, [words, beside, use]] of Object.entries(TIMEOUTS)) {
    shows(`${name}: a request of 4 s to a sync worker`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', words, beside);
      const outcome = await ask(app.port, { path: '/sleep/4' });
      expect(outcome.end).toBe(use === 'used' ? 'closed' : 'answer');
      expect(killed(app) !== undefined).toBe(use === 'used');
      return `${use}: ${told(outcome)}; gunicorn: ${killed(app) ?? 'nothing'}`;
    });
  }

  for (const [name, [words, beside, use]] of Object.entries(KEPT)) {
    shows(`${name}: an idle connection`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--timeout', '60'], beside);
      const connection = new Connection(app.port);
      expect((await connection.ask()).status).toBe(200);
      const seconds = (await connection.closedAfter(12_000)) ?? Infinity;
      if (use === 'used') expect(seconds).toBeGreaterThan(4);
      else expect(seconds).toBeLessThan(4);
      return `${use}: closed after ${seconds.toFixed(1)} s`;
    });
  }
});
