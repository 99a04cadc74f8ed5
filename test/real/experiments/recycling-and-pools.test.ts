import { expect } from '@jest/globals';
import { experiment } from '../lab/experiment.js';
import { KeptConnection } from '../lab/kept.js';
import type { Lab } from '../lab/lab.js';
import { upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What becomes of requests through a pool when workers are replaced after some requests?';

/** A replacement loses one or two of the requests that are on their way: it is tried until one is seen. */
const BOUND = 4000;

experiment('recycling-and-pools', { question: QUESTION, programs: ['nginx', 'gunicorn', 'uvicorn'] }, (shows) => {
  const threads = ['-w', '2', '--threads', '4', '--keep-alive', '75', '--max-requests', '20'];
  shows('gunicorn with threads, --max-requests 20, a pool in nginx: POST requests of four clients', async (lab) => {
    const { asked, failed, error } = await load(lab, threads, 'POST', BOUND);
    expect(failed).toBeGreaterThan(0);
    return `502 for ${failed} of ${asked}; nginx: ${error}`;
  });

  shows('gunicorn with threads, --max-requests 20, a pool in nginx: GET requests of four clients', async (lab) => {
    const { asked, failed } = await load(lab, threads, 'GET', 400);
    expect(failed).toBe(0);
    return `502 for none of ${asked}`;
  });

  shows('gunicorn with threads, --max-requests 5000, a pool in nginx: POST requests of four clients', async (lab) => {
    const words = ['-w', '2', '--threads', '4', '--keep-alive', '75', '--max-requests', '5000'];
    const { asked, failed } = await load(lab, words, 'POST', 800);
    expect(failed).toBe(0);
    return `502 for none of ${asked}`;
  });

  shows(
    'gunicorn with sync workers, --max-requests 20, a pool in nginx: POST requests of four clients',
    async (lab) => {
      const { asked, failed } = await load(lab, ['-w', '2', '--max-requests', '20'], 'POST', 400);
      expect(failed).toBe(0);
      return `502 for none of ${asked}`;
    },
  );
});

/** Four clients ask one request after the other, so many in all; ends with the first round that has a 502. */
async function load(lab: Lab, words: readonly string[], method: string, most: number) {
  const app = await startApp(lab, 'gunicorn', words);
  const nginx = await nginxBefore(lab, app.port, { upstream: 'keepalive 8;' });
  const clients = [1, 2, 3, 4].map(() => new KeptConnection(nginx.port));
  let asked = 0;
  let failed = 0;
  while (asked < most && failed === 0) {
    const outcomes = await Promise.all(clients.map((each) => each.ask({ method, body: method === 'POST' ? 'x' : '' })));
    asked += outcomes.length;
    failed += outcomes.filter(({ status }) => status === 502).length;
    for (const { status } of outcomes) expect([200, 502]).toContain(status);
  }
  for (const each of clients) each.close();
  return { asked, failed, error: upstreamError(nginx) };
}
