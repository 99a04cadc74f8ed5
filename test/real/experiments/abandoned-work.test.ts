import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, line, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What does an app server do with a request that the proxy has given up on?';
const LATE = /^upstream timed out .* while reading response header from upstream$/;

const PROGRAMS = ['nginx', 'gunicorn', 'gevent', 'uvicorn', 'uWSGI'] as const;

experiment('abandoned-work', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  const classes = {
    'gunicorn with a sync worker': ['gunicorn', []],
    'gunicorn with threads': ['gunicorn', ['--threads', '4']],
    'gunicorn with gevent': ['gunicorn', ['-k', 'gevent']],
    'gunicorn with a UvicornWorker': ['gunicorn', ['-k', 'uvicorn.workers.UvicornWorker']],
    uvicorn: ['uvicorn', []],
  } as const;
  for (const [name, [server, words]] of Object.entries(classes)) {
    shows(`${name}, a deadline of 30 s or none, proxy_read_timeout 1s: a request of 4 s`, async (lab) => {
      const access = server === 'gunicorn' ? ['--timeout', '30', '--access-logfile', '-'] : [];
      const app = await startApp(lab, server, [...words, ...access]);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const outcome = await ask(nginx.port, { path: '/sleep/4' });
      expect(outcome.status).toBe(504);
      expect(upstreamError(nginx)).toMatch(LATE);
      expect(app.work()).not.toContain('end /sleep/4');
      await pause(4500);
      expect(app.work()).toContain('end /sleep/4');
      const logged = /"GET.*?" \d+/.exec(line(app, /"GET \/sleep\/4 /) ?? 'nothing')?.[0];
      return `${told(outcome)}; nginx: ${upstreamError(nginx)}; the work is done at 4 s all the same, access log: ${logged ?? 'nothing'}`;
    });
  }

  shows(
    'one sync worker, --timeout 30, proxy_read_timeout 1s: a request of 3 s, and two quick ones behind it',
    async (lab) => {
      const app = await startApp(lab, 'gunicorn', ['--timeout', '30']);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const slow = ask(nginx.port, { path: '/sleep/3' });
      await pause(300);
      const quick = await Promise.all([
        ask(nginx.port, { path: '/sleep/0.01' }),
        ask(nginx.port, { path: '/sleep/0.01' }),
      ]);
      expect([(await slow).status, ...quick.map(({ status }) => status)]).toEqual([504, 504, 504]);
      expect(app.work()).not.toContain('start /sleep/0.01');
      await pause(4000);
      expect(app.work().filter((each) => each === 'end /sleep/0.01')).toHaveLength(2);
      return `all three: 504; the quick ones are worked on after 3 s, when nobody waits for them any more`;
    },
  );

  shows('one sync worker, --timeout 30, a load balancer in front that waits 1 s: a request of 3 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '30']);
    const balancer = await lab.loadBalancer({ target: app.port, idle: 1000 });
    expect((await ask(balancer.port)).status).toBe(200);
    const outcome = await ask(balancer.port, { path: '/sleep/3' });
    expect(outcome.status).toBe(504);
    await pause(3500);
    expect(app.work()).toContain('end /sleep/3');
    return `${told(outcome)}; the work is done at 3 s all the same`;
  });

  shows('one sync worker, --timeout 2, a little above proxy_read_timeout 1s: a request of 8 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '2']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
    expect((await ask(nginx.port)).status).toBe(200);
    const outcome = await ask(nginx.port, { path: '/sleep/8' });
    expect(outcome.status).toBe(504);
    expect(await app.running.says(/WORKER TIMEOUT/, 4000)).toBe(true);
    expect(await app.running.says(/WORKER TIMEOUT[^]*Booting worker/, 4000)).toBe(true);
    const next = await ask(app.port);
    expect(next.status).toBe(200);
    expect(app.work()).not.toContain('end /sleep/8');
    return `${told(outcome)}; gunicorn: ${killed(app)}, and a new worker answers the next request: ${next.status}`;
  });

  for (const [harakiri, fate] of [
    ['30', 'the work is done'],
    ['2', 'harakiri ends it'],
  ] as const) {
    shows(`uWSGI, harakiri ${harakiri}, uwsgi_read_timeout 1s: a request of 4 s`, async (lab) => {
      const app = await startApp(lab, 'uwsgi', ['--master', '--harakiri', harakiri]);
      const nginx = await nginxBefore(lab, app.port, { pass: 'uwsgi_pass', directives: 'uwsgi_read_timeout 1s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      const outcome = await ask(nginx.port, { path: '/sleep/4' });
      expect(outcome.status).toBe(504);
      await pause(4500);
      if (harakiri === '30') expect(app.work()).toContain('end /sleep/4');
      else expect(app.work()).not.toContain('end /sleep/4');
      const log = line(app, harakiri === '30' ? /GET \/sleep\/4 => / : /HARAKIRI ON WORKER/);
      expect(log).toBeDefined();
      return `${told(outcome)}; nginx: ${upstreamError(nginx)}; ${fate}; uWSGI: ${/GET.*?\)|\*\*\*.*/.exec(log ?? '')?.[0]}`;
    });
  }
});
