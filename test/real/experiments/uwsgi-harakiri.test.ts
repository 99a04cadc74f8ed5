import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = "What do uWSGI's harakiri and its router's http-timeout end, with and without a master?";

experiment('uwsgi-harakiri', { question: QUESTION, programs: ['nginx', 'uWSGI'] }, (shows) => {
  for (const master of [false, true]) {
    shows(
      `--harakiri 2 ${master ? 'with' : 'without'} --master, behind nginx: a request of 8 s, and the next one`,
      async (lab) => {
        const app = await startApp(lab, 'uwsgi-http', ['--harakiri', '2', ...(master ? ['--master'] : [])]);
        const nginx = await nginxBefore(lab, app.port);
        expect((await ask(nginx.port)).status).toBe(200);
        const slow = await ask(nginx.port, { path: '/sleep/8' });
        expect(slow.status).toBe(502);
        const first = upstreamError(nginx);
        await pause(2000);
        const next = await ask(nginx.port);
        expect(next.status).toBe(master ? 200 : 502);
        expect(await app.running.finished(1000)).toBe(!master);
        const fate = master ? 'a new worker answers the next' : 'the server is gone, the next gets';
        const refused = /connect\(\) failed \(111[^)]*\)/.exec(nginx.errors())?.[0];
        expect(refused !== undefined).toBe(!master);
        const said = line(app, /HARAKIRI/)?.replace(/^.*?\*\*\*/, '***') ?? 'nothing';
        return `${told(slow)} (${first}); uWSGI: ${said}; ${fate} ${next.status}${refused === undefined ? '' : ` (${refused})`}`;
      },
    );
  }

  for (const [timeouts, words, cut] of [
    ['--http-timeout 2 --harakiri 20', ['--http-timeout', '2', '--harakiri', '20'], true],
    ['--http-timeout 20 --harakiri 10', ['--http-timeout', '20', '--harakiri', '10'], false],
  ] as const) {
    shows(`--http with a master, ${timeouts}, behind nginx: a request of 5 s`, async (lab) => {
      const app = await startApp(lab, 'uwsgi-router', ['--master', ...words]);
      const nginx = await nginxBefore(lab, app.port);
      expect((await ask(nginx.port)).status).toBe(200);
      const slow = await ask(nginx.port, { path: '/sleep/5' });
      expect(slow.status).toBe(cut ? 502 : 200);
      if (cut) {
        expect(slow.seconds).toBeLessThan(4.9);
        await pause(5000);
      }
      expect(app.work()).toContain('end /sleep/5');
      return `${told(slow)}; nginx: ${upstreamError(nginx)}${cut ? '; the worker goes on and is done at 5 s' : ''}`;
    });
  }
});
