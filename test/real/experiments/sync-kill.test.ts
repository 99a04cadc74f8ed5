import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { killed, line, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION =
  "Which hop ends a slow request, and what does the client get, with proxy_read_timeout below, equal to and above gunicorn's --timeout?";

const EARLY = 'upstream prematurely closed connection while reading response header from upstream';
const LATE = 'upstream timed out (110: Connection timed out) while reading response header from upstream';

/** Classes whose timeout is a watchdog. Their heartbeat comes up to every 3 s, so that 4 s is the least that is fair. */
const WATCHED = {
  gthread: ['--threads', '4'],
  gevent: ['-k', 'gevent'],
  UvicornWorker: ['-k', 'uvicorn.workers.UvicornWorker'],
};

experiment('sync-kill', { question: QUESTION, programs: ['nginx', 'gunicorn', 'gevent', 'uvicorn'] }, (shows) => {
  shows('sync, --timeout 3 and proxy_read_timeout 1s (below): a request of 8 s', async (lab) => {
    const { outcome, nginx, app } = await slow(lab, ['--timeout', '3'], 1, 8);
    expect(outcome.status).toBe(504);
    expect(outcome.seconds).toBeLessThan(2.9);
    expect(upstreamError(nginx)).toBe(LATE);
    expect(await app.running.says(/WORKER TIMEOUT/, 10_000)).toBe(true);
    return `${told(outcome)}; nginx: ${LATE}; a little later gunicorn: ${killed(app)}`;
  });

  shows('sync, --timeout 2 and proxy_read_timeout 2s (equal): requests of 8 s, eight begun within one second', (lab) =>
    staggered(lab, 2, false),
  );

  shows('sync, --timeout 2 and proxy_read_timeout 2500ms (a second more is within what the master takes)', (lab) =>
    staggered(lab, 2.5, true),
  );

  shows('sync, --timeout 2 and proxy_read_timeout 12s (above): a request of 10 s', async (lab) => {
    const { outcome, nginx, app } = await slow(lab, ['--timeout', '2'], 12, 10);
    expect(outcome.status).toBe(502);
    expect(outcome.seconds).toBeGreaterThan(1.5);
    expect(outcome.seconds).toBeLessThan(8);
    expect(upstreamError(nginx)).toBe(EARLY);
    expect(killed(app)).toBeDefined();
    expect(app.work()).not.toContain('end /sleep/10');
    return `${told(outcome)}; gunicorn: ${killed(app)}; nginx: ${EARLY}`;
  });

  shows('sync, --timeout 2 and proxy_read_timeout 12s (above): a request that is stuck in C code', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '2']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 12s;' });
    const outcome = await ask(nginx.port, { path: '/stuck' });
    expect(outcome.status).toBe(502);
    expect(outcome.seconds).toBeGreaterThan(2);
    expect(app.running.read().match(/WORKER TIMEOUT/g)?.length).toBe(1);
    expect(await app.running.says(/signal 9/, 5000)).toBe(true);
    return `${told(outcome)}; gunicorn: ${killed(app)}, then ${line(app, /signal 9/)}; nginx: ${upstreamError(nginx)}`;
  });

  shows('sync, --timeout 2, a load balancer in front that waits 12 s: a request of 10 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '2']);
    const balancer = await lab.loadBalancer({ target: app.port, idle: 12_000 });
    const outcome = await ask(balancer.port, { path: '/sleep/10' });
    expect(outcome.status).toBe(502);
    expect(outcome.seconds).toBeGreaterThan(1.5);
    expect(outcome.seconds).toBeLessThan(8);
    expect(killed(app)).toBeDefined();
    return `${told(outcome)}; gunicorn: ${killed(app)}`;
  });

  for (const [name, words] of Object.entries(WATCHED)) {
    const relations = [
      ['proxy_read_timeout 1s (below): a request of 8 s', 1, 8],
      ['proxy_read_timeout 4s (equal): a request of 8 s', 4, 8],
      ['proxy_read_timeout 12s (above): a request of 7 s', 12, 7],
    ] as const;
    for (const [relation, patience, takes] of relations) {
      shows(`${name}, --timeout 4 and ${relation}`, async (lab) => {
        const { outcome, nginx, app } = await slow(lab, [...words, '--timeout', '4'], patience, takes);
        expect(outcome.status).toBe(patience < takes ? 504 : 200);
        expect(outcome.seconds).toBeGreaterThan(Math.min(patience, takes) - 0.2);
        expect(outcome.seconds).toBeLessThan(Math.min(patience, takes) + 2.5);
        await pause(Math.max(0, (takes - outcome.seconds) * 1000) + 500);
        expect(app.work()).toContain(`end /sleep/${takes}`);
        expect(killed(app)).toBeUndefined();
        return `${told(outcome)}; nginx: ${upstreamError(nginx)}; gunicorn: nothing, the worker comes to the end of the request`;
      });
    }
  }
});

/** One slow request through nginx, to one worker. */
async function slow(lab: Lab, words: readonly string[], patience: number, takes: number) {
  const app = await startApp(lab, 'gunicorn', words);
  const nginx = await nginxBefore(lab, app.port, { directives: `proxy_read_timeout ${patience}s;` });
  expect((await ask(nginx.port)).status).toBe(200);
  const outcome = await ask(nginx.port, { path: `/sleep/${takes}` });
  return { outcome, nginx, app };
}

/** Requests at eight moments of the second in which the master looks once; `both` asks for both endings. */
async function staggered(lab: Lab, patience: number, both: boolean): Promise<string> {
  const app = await startApp(lab, 'gunicorn', ['-w', '8', '--timeout', '2']);
  const nginx = await nginxBefore(lab, app.port, { directives: `proxy_read_timeout ${patience * 1000}ms;` });
  expect((await ask(nginx.port)).status).toBe(200);
  const statuses: number[] = [];
  for (let rounds = both ? 4 : 2; rounds > 0 && new Set(statuses).size < 2; rounds--) {
    const asked = [];
    for (let index = 0; index < 8; index++) {
      asked.push(ask(nginx.port, { path: '/sleep/8' }));
      await pause(125);
    }
    statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
    await pause(2500);
  }
  const count = (status: number): number => statuses.filter((each) => each === status).length;
  expect(count(502) + count(504)).toBe(statuses.length);
  if (both) expect(Math.min(count(502), count(504))).toBeGreaterThan(0);
  expect(await app.running.says(/WORKER TIMEOUT/, 5000)).toBe(true);
  return `504 for ${count(504)}, 502 for ${count(502)}; gunicorn kills the worker of each: ${killed(app)}`;
}
