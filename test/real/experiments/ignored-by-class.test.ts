import { expect } from '@jest/globals';
import { ask, Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Which settings of gunicorn do its worker classes not look at?';

const PROGRAMS = ['gunicorn', 'gevent', 'tornado', 'uvicorn'] as const;

experiment('ignored-by-class', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  const threads = {
    '--threads 8 with a UvicornWorker': [['-k', 'uvicorn.workers.UvicornWorker', '--threads', '8'], false],
    '--threads 8 with gevent': [['-k', 'gevent', '--threads', '8'], false],
    '--threads 8 with tornado': [['-k', 'tornado', '--threads', '8'], false],
    '--threads 8 with the default class, which makes gthread of it': [['--threads', '8'], true],
  } as const;
  for (const [name, [words, used]] of Object.entries(threads)) {
    shows(`${name}: three requests at once, each with a blocking call of 1 s`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--timeout', '60']);
      expect((await ask(app.port)).status).toBe(200);
      const outcomes = await Promise.all([1, 2, 3].map(() => ask(app.port, { path: '/block/1' })));
      expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200]);
      const longest = Math.max(...outcomes.map(({ seconds }) => seconds));
      if (used) expect(longest).toBeLessThan(2.8);
      else expect(longest).toBeGreaterThan(2.8);
      return `${used ? 'side by side' : 'one after the other'}: the last answer after ${longest.toFixed(1)} s`;
    });
  }

  const keepAlive = {
    '--keep-alive 2 with tornado': [['-k', 'tornado'], undefined],
    '--keep-alive 2 with a sync worker': [[], 0],
    '--keep-alive 2 with threads': [['--threads', '4'], 2],
    '--keep-alive 2 with gevent': [['-k', 'gevent'], 2],
    '--keep-alive 2 with a UvicornWorker': [['-k', 'uvicorn.workers.UvicornWorker'], 2],
  } as const;
  for (const [name, [words, expected]] of Object.entries(keepAlive)) {
    shows(`${name}: an idle connection`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--keep-alive', '2', '--timeout', '60']);
      const connection = new Connection(app.port);
      const { headers } = await connection.ask();
      const seconds = await connection.closedAfter(6000);
      if (expected === undefined) expect(seconds).toBeUndefined();
      if (expected === 0) expect(seconds).toBeLessThan(1.5);
      if (expected === 2) expect(seconds).toBeGreaterThan(1.5);
      const said = headers.get('connection') === 'close' ? 'the response says "Connection: close"; ' : '';
      return said + (seconds === undefined ? 'open after 6 s' : `closed after ${seconds.toFixed(1)} s`);
    });
  }
});
