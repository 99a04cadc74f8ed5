import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Which servers drop what they work on when they get SIGTERM?';

const PROGRAMS = ['nginx', 'gunicorn', 'uvicorn', 'daphne', 'waitress', 'uWSGI'] as const;

experiment('term-drops-requests', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  const servers = {
    daphne: ['daphne', [], 502],
    waitress: ['waitress', [], 502],
    'uWSGI with die-on-term': ['uwsgi-http', ['--master', '--die-on-term'], 502],
    gunicorn: ['gunicorn', [], 200],
    uvicorn: ['uvicorn', [], 200],
  } as const;
  for (const [name, [server, words, status]] of Object.entries(servers)) {
    shows(`${name}, proxy_read_timeout 20s: SIGTERM one second into a request of 4 s`, async (lab) => {
      const app = await startApp(lab, server, words);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 20s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const slow = ask(nginx.port, { path: '/sleep/4' });
      await pause(1000);
      const from = performance.now();
      app.running.signal('SIGTERM');
      const outcome = await slow;
      expect(outcome.status).toBe(status);
      expect(await app.running.finished(15_000)).toBe(true);
      const after = ((app.running.ended?.at ?? 0) - from) / 1000;
      if (status === 502) expect(outcome.seconds).toBeLessThan(3.9);
      const error = upstreamError(nginx);
      return `${told(outcome)}; nginx: ${error}; the server is gone ${after.toFixed(1)} s after SIGTERM`;
    });
  }
});
