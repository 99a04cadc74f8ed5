import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = "What does gunicorn's --timeout end with worker classes that serve many requests at once?";

/** Below 4 s the heartbeat of an idle worker, which comes every 1 to 3 s, would be late by itself on a busy machine. */
const TIMEOUT = ['--timeout', '4'];

const CLASSES = {
  'threads (gthread)': ['--threads', '4'],
  gevent: ['-k', 'gevent'],
  UvicornWorker: ['-k', 'uvicorn.workers.UvicornWorker'],
};

experiment('heartbeat', { question: QUESTION, programs: ['nginx', 'gunicorn', 'gevent', 'uvicorn'] }, (shows) => {
  for (const [name, words] of Object.entries(CLASSES)) {
    shows(`${name}, --timeout 4, proxy_read_timeout 6s: a request that waits 8 s`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, ...TIMEOUT]);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 6s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const outcome = await ask(nginx.port, { path: '/sleep/8' });
      expect(outcome.status).toBe(504);
      expect(outcome.seconds).toBeGreaterThan(5.8);
      await pause(3000);
      expect(app.work()).toContain('end /sleep/8');
      expect(killed(app)).toBeUndefined();
      return `gunicorn says nothing at 4 s; ${told(outcome)} from nginx: ${upstreamError(nginx)}; the handler comes to its end at 8 s`;
    });
  }

  shows('threads (gthread), --timeout 4, proxy_read_timeout 12s: every thread waits for 7 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--threads', '2', ...TIMEOUT]);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 12s;' });
    expect((await ask(nginx.port)).status).toBe(200);
    const outcomes = await Promise.all([1, 2].map(() => ask(nginx.port, { path: '/sleep/7' })));
    expect(outcomes.map(({ status }) => status)).toEqual([200, 200]);
    expect(killed(app)).toBeUndefined();
    return `${outcomes.map(told).join(', ')}; no worker is killed`;
  });

  const blocking = [
    ['threads (gthread)', '/stuck', 'C code that keeps the interpreter to itself', 502],
    ['gevent', '/stuck', 'C code that never comes back', 502],
    ['gevent', '/block/20', 'Python code', 200],
    ['UvicornWorker', '/block/20', 'Python code', 502],
  ] as const;
  for (const [name, path, code, other] of blocking) {
    shows(
      `${name}, --timeout 4, proxy_read_timeout 14s: one request blocks all in ${code}, another waits 10 s`,
      async (lab) => {
        const app = await startApp(lab, 'gunicorn', [...CLASSES[name], ...TIMEOUT]);
        const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 14s;' });
        expect((await ask(nginx.port)).status).toBe(200);
        const waiting = ask(nginx.port, { path: '/sleep/10' });
        await pause(300);
        const blocks = await ask(nginx.port, { path });
        const waited = await waiting;
        expect([blocks.status, waited.status]).toEqual([502, other]);
        expect(blocks.seconds).toBeGreaterThan(0.9);
        expect(blocks.seconds).toBeLessThan(12);
        expect(killed(app)).toBeDefined();
        const fate = `the one that blocks: ${told(blocks)}, the one that waits: ${told(waited)}`;
        return `${fate}; gunicorn: ${killed(app)}; nginx: ${upstreamError(nginx)}`;
      },
    );
  }
});
