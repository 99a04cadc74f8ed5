import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, line, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What happens to long requests in a worker that max_requests replaces?';

const UVICORN = ['-k', 'uvicorn.workers.UvicornWorker'];

experiment('recycle', { question: QUESTION, programs: ['nginx', 'gunicorn', 'gevent', 'uvicorn'] }, (shows) => {
  const shapes = {
    'UvicornWorker, --timeout 4 (30 s by default)': [[...UVICORN, '--timeout', '4'], 502],
    'threads, --timeout 4 (30 s by default)': [['--threads', '4', '--timeout', '4'], 502],
    'UvicornWorker, --timeout 25, which leaves room for the request': [[...UVICORN, '--timeout', '25'], 200],
    'threads, --timeout 25, which leaves room for the request': [['--threads', '4', '--timeout', '25'], 200],
    'gevent, --timeout 4': [['-k', 'gevent', '--timeout', '4'], 200],
  } as const;
  for (const [name, [words, status]] of Object.entries(shapes)) {
    shows(
      `${name}, proxy_read_timeout 20s: a request of 9 s, and one that fills --max-requests meanwhile`,
      async (lab) => {
        // A request of uvicorn counts when it is done, one of the others when it begins.
        const most = name.startsWith('Uvicorn') ? '1' : '2';
        const app = await startApp(lab, 'gunicorn', [...words, '--max-requests', most, '--graceful-timeout', '20']);
        const nginx = await nginxBefore(lab, app.port, {
          directives: 'proxy_read_timeout 20s; proxy_next_upstream off;',
        });
        const slow = ask(nginx.port, { path: '/sleep/9' });
        await pause(1500);
        expect((await ask(nginx.port)).status).toBe(200);
        const outcome = await slow;
        expect(outcome.status).toBe(status);
        if (status === 502) expect(outcome.seconds).toBeLessThan(8.9);
        expect(killed(app) === undefined).toBe(status === 200);
        const why = line(app, /Autorestarting|Maximum request limit|Shutting down$/);
        expect(why).toBeDefined();
        return `${told(outcome)}; gunicorn: ${why}, then ${killed(app) ?? 'nothing more'}; nginx: ${upstreamError(nginx)}`;
      },
    );
  }

  shows('UvicornWorker, --timeout 4, without --max-requests: the same', async (lab) => {
    const app = await startApp(lab, 'gunicorn', [...UVICORN, '--timeout', '4']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 20s;' });
    const slow = ask(nginx.port, { path: '/sleep/9' });
    await pause(1500);
    expect((await ask(nginx.port)).status).toBe(200);
    const outcome = await slow;
    expect(outcome.status).toBe(200);
    return told(outcome);
  });
});
