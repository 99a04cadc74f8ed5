import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = "What ends a worker that hangs, with gunicorn's --timeout 0 and without it?";

experiment('timeout-zero', { question: QUESTION, programs: ['nginx', 'gunicorn', 'gevent', 'uvicorn'] }, (shows) => {
  const classes = {
    sync: [[], '/sleep/60', 2],
    gevent: [['-k', 'gevent'], '/block/60', 4],
    UvicornWorker: [['-k', 'uvicorn.workers.UvicornWorker'], '/block/60', 4],
  } as const;
  for (const [name, [words, path, timeout]] of Object.entries(classes)) {
    const hangs = path.startsWith('/block') ? 'a request blocks the loop for good' : 'a request hangs for good';
    shows(`${name}, --timeout 0, proxy_read_timeout 1s: ${hangs}`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--timeout', '0']);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const first = await ask(nginx.port, { path });
      await pause(8000);
      const last = await ask(nginx.port);
      expect([first.status, last.status]).toEqual([504, 504]);
      expect(killed(app)).toBeUndefined();
      return `${told(first)}; a quick one 8 s later: ${told(last)} (${upstreamError(nginx)}); gunicorn says nothing`;
    });

    shows(`${name}, --timeout ${timeout}, proxy_read_timeout 1s: ${hangs}`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--timeout', String(timeout)]);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const first = await ask(nginx.port, { path });
      expect(first.status).toBe(504);
      expect(await app.running.says(/WORKER TIMEOUT[^]*Booting worker/, 15_000)).toBe(true);
      const next = await ask(app.port);
      expect(next.status).toBe(200);
      return `${told(first)}; gunicorn: ${killed(app)}, and the new worker answers ${next.status}`;
    });
  }
});
