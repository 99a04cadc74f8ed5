import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { type ServerName, startApp } from '../lab/servers/python.js';

const QUESTION = 'What becomes of a running request when its server is stopped, and who ends it?';

const PROGRAMS = ['nginx', 'gunicorn', 'gevent', 'uvicorn', 'hypercorn'] as const;

const UVICORN = ['-k', 'uvicorn.workers.UvicornWorker'];

interface Stop {
  readonly server: ServerName;
  readonly words: readonly string[];
  /** When the orchestrator sends SIGKILL, in seconds after SIGTERM. */
  readonly killedAfter?: number;
  /** The statuses that may come of a request of 5 s. */
  readonly gets: readonly number[];
}

const gunicorn = (words: readonly string[], rest: Omit<Stop, 'server' | 'words'>): Stop => ({
  server: 'gunicorn',
  words,
  ...rest,
});

const CUT = [502];
const DONE = [200];

/** Each is stopped one second into a request of five, behind nginx that would wait 20 s. */
const STOPS: Readonly<Record<string, Stop>> = {
  'gunicorn with gevent, --graceful-timeout 2': gunicorn(['-k', 'gevent', '--graceful-timeout', '2'], { gets: CUT }),
  'gunicorn with threads, --graceful-timeout 2': gunicorn(['--threads', '4', '--graceful-timeout', '2'], { gets: CUT }),
  'gunicorn with a UvicornWorker, --graceful-timeout 2': gunicorn([...UVICORN, '--graceful-timeout', '2'], {
    gets: CUT,
  }),
  'gunicorn with a sync worker, --graceful-timeout 2': gunicorn(['--graceful-timeout', '2'], { gets: CUT }),
  'hypercorn, --graceful-timeout 2': { server: 'hypercorn', words: ['--graceful-timeout', '2'], gets: [500, 502] },
  'gunicorn with gevent, --graceful-timeout 15': gunicorn(['-k', 'gevent', '--graceful-timeout', '15'], { gets: DONE }),
  'gunicorn with threads, --graceful-timeout 15': gunicorn(['--threads', '4', '--graceful-timeout', '15'], {
    gets: DONE,
  }),
  'gunicorn with a sync worker, --graceful-timeout 15': gunicorn(['--graceful-timeout', '15'], { gets: DONE }),
  'gunicorn with a UvicornWorker, --graceful-timeout 15': gunicorn([...UVICORN, '--graceful-timeout', '15'], {
    gets: DONE,
  }),
  'hypercorn, --graceful-timeout 15': { server: 'hypercorn', words: ['--graceful-timeout', '15'], gets: DONE },
  'uvicorn, which waits without limit': { server: 'uvicorn', words: [], gets: DONE },
  'gunicorn with gevent, --graceful-timeout 15, SIGKILL 2 s after SIGTERM': gunicorn(
    ['-k', 'gevent', '--graceful-timeout', '15'],
    { killedAfter: 2, gets: CUT },
  ),
  'uvicorn, which waits without limit, SIGKILL 2 s after SIGTERM': {
    ...{ server: 'uvicorn', words: [], killedAfter: 2, gets: CUT },
  },
  'gunicorn with gevent, --graceful-timeout 15, SIGKILL 18 s after SIGTERM': gunicorn(
    ['-k', 'gevent', '--graceful-timeout', '15'],
    { killedAfter: 18, gets: DONE },
  ),
};

experiment('graceful-stop', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  for (const [name, { server, words, killedAfter, gets }] of Object.entries(STOPS)) {
    shows(`${name}, proxy_read_timeout 20s: stopped one second into a request of 5 s`, async (lab) => {
      const app = await startApp(lab, server, words);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 20s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const slow = ask(nginx.port, { path: '/sleep/5' });
      await pause(1000);
      const from = performance.now();
      app.running.signal('SIGTERM');
      if (killedAfter !== undefined && !(await app.running.finished(killedAfter * 1000))) app.running.kill();
      const outcome = await slow;
      expect(gets).toContain(outcome.status);
      if (outcome.status !== 200) expect(outcome.seconds).toBeLessThan(4.9);
      expect(await app.running.finished(10_000)).toBe(true);
      const { at = 0, code = null, signal = null } = app.running.ended ?? {};
      const after = ((at - from) / 1000).toFixed(1);
      if (signal === 'SIGKILL') expect(outcome.status).toBe(502);
      const how = signal === 'SIGKILL' ? 'is killed (exit code 137 in a container)' : `ends with status ${code}`;
      const said = line(app, /graceful|Waiting for (?:conn|background)|timeout exceeded/i);
      return `${told(outcome)}; nginx: ${upstreamError(nginx)}; the server ${how} ${after} s after SIGTERM${said === undefined ? '' : `: ${said}`}`;
    });
  }
});
