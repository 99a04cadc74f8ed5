import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Do idle connections of a pool count against the limit of uvicorn?';

/** Another nginx stands for another worker of the same: each has a pool of its own. */
experiment('limit-and-pool', { question: QUESTION, programs: ['nginx', 'uvicorn'] }, (shows) => {
  const shapes = [
    ['--limit-concurrency 4, keepalive 8 in nginx', ['--limit-concurrency', '4'], 'keepalive 8;', 503],
    ['--limit-concurrency 100, keepalive 8 in nginx', ['--limit-concurrency', '100'], 'keepalive 8;', 200],
    ['--limit-concurrency 4, keepalive 2 in nginx', ['--limit-concurrency', '4'], 'keepalive 2;', 200],
    ['no limit, keepalive 8 in nginx', [], 'keepalive 8;', 200],
  ] as const;
  for (const [name, words, upstream, status] of shapes) {
    shows(`${name}: three requests at once; when they are done one more, from another worker of nginx`, async (lab) => {
      const app = await startApp(lab, 'uvicorn', ['--timeout-keep-alive', '75', ...words]);
      const first = await nginxBefore(lab, app.port, { upstream });
      const second = await nginxBefore(lab, app.port, { upstream });
      const burst = await Promise.all([1, 2, 3].map(() => ask(first.port, { path: '/sleep/1' })));
      expect(burst.map((each) => each.status)).toEqual([200, 200, 200]);
      const later = await ask(second.port);
      expect(later.status).toBe(status);
      const said = line(app, /Exceeded concurrency limit/);
      expect(said !== undefined).toBe(status === 503);
      return `the burst: 200, 200, 200; the one after it: ${told(later)}; uvicorn: ${said ?? 'nothing'}`;
    });
  }
});
