import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told } from '../lab/seen.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What does uWSGI do on SIGTERM and SIGQUIT?';

experiment('uwsgi-signals', { question: QUESTION, programs: ['uWSGI'] }, (shows) => {
  const gracefully = ['--hook-master-start', 'unix_signal:15 gracefully_kill_them_all'];
  const stops = [
    ['--master', ['--master'], 'SIGTERM', 'reloads'],
    ['--master --die-on-term', ['--master', '--die-on-term'], 'SIGTERM', 'drops'],
    ['--master and the hook gracefully_kill_them_all', ['--master', ...gracefully], 'SIGTERM', 'finishes'],
    ['--master', ['--master'], 'SIGQUIT', 'drops'],
  ] as const;
  for (const [name, words, signal, does] of stops) {
    shows(`${name}: ${signal} one second into a request of 4 s`, async (lab) => {
      const app = await startApp(lab, 'uwsgi-http', words);
      expect((await ask(app.port)).status).toBe(200);
      const before = await ask(app.port);
      const slow = ask(app.port, { path: '/sleep/4' });
      await pause(1000);
      const from = performance.now();
      app.running.signal(signal);
      const outcome = await slow;
      const gone = await app.running.finished(6000);
      expect(gone).toBe(does !== 'reloads');
      if (does === 'finishes') expect(outcome.status).toBe(200);
      else expect(outcome).toMatchObject({ status: 0, body: '' });
      const after = ((app.running.ended?.at ?? 0) - from) / 1000;
      const said = line(app, /gracefully killing|brutally killing|SIGINT\/SIGTERM|SIGQUIT|goodbye|gateway\/worker/i);
      if (gone) return `the request: ${told(outcome)}; gone ${after.toFixed(1)} s after the signal; uWSGI: ${said}`;
      const next = await ask(app.port);
      expect(next.status).toBe(200);
      expect(next.body).not.toBe(before.body);
      return `the request: ${told(outcome)}; 6 s later a new worker answers ${next.status}; uWSGI: ${said}`;
    });
  }
});
