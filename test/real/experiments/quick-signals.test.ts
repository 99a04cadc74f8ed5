import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { told } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What do SIGQUIT and SIGINT do to running requests, compared with SIGTERM?';

const UVICORN = ['-k', 'uvicorn.workers.UvicornWorker'];

const PROGRAMS = ['nginx', 'gunicorn', 'gevent', 'uvicorn'] as const;

/** What a request of 4 s gets when the signal comes one second into it. */
const STOPS = [
  ['gunicorn with a sync worker', 'gunicorn', [], 'SIGQUIT', [500, 502]],
  ['gunicorn with a sync worker', 'gunicorn', [], 'SIGINT', [500, 502]],
  ['gunicorn with a sync worker', 'gunicorn', [], 'SIGTERM', [200]],
  ['gunicorn with gevent', 'gunicorn', ['-k', 'gevent'], 'SIGQUIT', [500, 502]],
  ['gunicorn with gevent', 'gunicorn', ['-k', 'gevent'], 'SIGTERM', [200]],
  ['gunicorn with threads', 'gunicorn', ['--threads', '4'], 'SIGQUIT', [200]],
  ['gunicorn with threads', 'gunicorn', ['--threads', '4'], 'SIGTERM', [200]],
  ['gunicorn with a UvicornWorker', 'gunicorn', UVICORN, 'SIGQUIT', [502]],
  ['gunicorn with a UvicornWorker', 'gunicorn', UVICORN, 'SIGINT', [502]],
  ['gunicorn with a UvicornWorker', 'gunicorn', UVICORN, 'SIGTERM', [200]],
  ['uvicorn', 'uvicorn', [], 'SIGINT', [200]],
] as const;

experiment('quick-signals', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  for (const [name, server, words, signal, statuses] of STOPS) {
    shows(`${name}: ${signal} one second into a request of 4 s`, async (lab) => {
      const app = await startApp(lab, server, words);
      const nginx = await nginxBefore(lab, app.port);
      expect((await ask(nginx.port)).status).toBe(200);
      const slow = ask(nginx.port, { path: '/sleep/4' });
      await pause(1000);
      const from = performance.now();
      app.running.signal(signal);
      const outcome = await slow;
      expect(statuses).toContain(outcome.status);
      if (outcome.status !== 200) expect(outcome.seconds).toBeLessThan(3.9);
      expect(await app.running.finished(15_000)).toBe(true);
      const after = ((app.running.ended?.at ?? 0) - from) / 1000;
      return `${told(outcome)}; the server is gone ${after.toFixed(1)} s after the signal`;
    });
  }
});
