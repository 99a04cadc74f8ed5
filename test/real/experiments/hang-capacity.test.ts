import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told, upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What happens to other requests while some hang?';

experiment('hang-capacity', { question: QUESTION, programs: ['nginx', 'gunicorn', 'uvicorn'] }, (shows) => {
  shows('one sync worker, proxy_read_timeout 1s: a health check while a request takes 3 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '30']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
    expect((await ask(nginx.port)).status).toBe(200);
    const slow = ask(nginx.port, { path: '/sleep/3' });
    await pause(300);
    const direct = ask(app.port);
    const check = await ask(nginx.port);
    expect(check.status).toBe(504);
    await slow;
    const late = await direct;
    expect(late.status).toBe(200);
    expect(late.seconds).toBeGreaterThan(2);
    return `through nginx ${told(check)} (${upstreamError(nginx)}); of gunicorn itself ${told(late)}, when the slow one is done`;
  });

  shows('two sync workers, --timeout 6, proxy_read_timeout 1s: two requests hang, a third is quick', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['-w', '2', '--timeout', '6']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
    await twoWorkers(nginx.port);
    const hang = [1, 2].map(() => ask(nginx.port, { path: '/sleep/20' }));
    await pause(300);
    const third = await ask(nginx.port);
    expect([third, ...(await Promise.all(hang))].map(({ status }) => status)).toEqual([504, 504, 504]);
    const fourth = await ask(nginx.port);
    expect(fourth.status).toBe(504);
    expect(killed(app)).toBeUndefined();
    expect(await app.running.says(/WORKER TIMEOUT/, 10_000)).toBe(true);
    const after = await answered(nginx.port, 10_000);
    return `the quick ones: ${told(third)}, ${told(fourth)}; only when gunicorn has killed a worker (${killed(app)}) one gets ${after}`;
  });

  shows('two sync workers, --timeout 2 (a third of it), proxy_read_timeout 1s: the same', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['-w', '2', '--timeout', '2']);
    const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 1s;' });
    await twoWorkers(nginx.port);
    const from = performance.now();
    const hang = [1, 2].map(() => ask(nginx.port, { path: '/sleep/20' }));
    await pause(300);
    const third = await ask(nginx.port);
    expect(third.status).toBe(504);
    await Promise.all(hang);
    expect(await answered(nginx.port, 10_000)).toBe(200);
    const seconds = (performance.now() - from) / 1000;
    return `${told(third)}; the first 200 is back ${seconds.toFixed(1)} s after the hang began; gunicorn: ${killed(app)}`;
  });

  const others = {
    'three sync workers': ['-w', '3'],
    'one worker with four threads': ['--threads', '4'],
    'one UvicornWorker': ['-k', 'uvicorn.workers.UvicornWorker'],
  };
  for (const [name, words] of Object.entries(others)) {
    shows(`${name}, --timeout 30, proxy_read_timeout 2s: two requests hang, a third is quick`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', [...words, '--timeout', '30']);
      const nginx = await nginxBefore(lab, app.port, { directives: 'proxy_read_timeout 2s;' });
      expect((await ask(nginx.port)).status).toBe(200);
      await app.running.says(words[0] === '-w' ? /(Booting[^]*){3}/ : /Booting/, 10_000);
      await pause(500);
      const hang = [1, 2].map(() => ask(nginx.port, { path: '/sleep/4' }));
      await pause(300);
      const third = await ask(nginx.port);
      expect(third.status).toBe(200);
      await Promise.all(hang);
      return `the quick one: ${told(third)}`;
    });
  }
});

/** Until both of two workers answer. */
async function twoWorkers(port: number): Promise<void> {
  const pids = new Set<string>();
  for (const until = performance.now() + 15_000; pids.size < 2 && performance.now() < until;) {
    for (const { body } of await Promise.all([1, 2].map(() => ask(port, { path: '/' })))) pids.add(body);
  }
}

/** The first status that is no 504. */
async function answered(port: number, within: number): Promise<number> {
  for (const until = performance.now() + within; performance.now() < until;) {
    const { status } = await ask(port);
    if (status !== 504) return status;
  }
  return 504;
}
