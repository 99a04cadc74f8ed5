import { expect } from '@jest/globals';
import { Connection, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { KeptConnection } from '../lab/kept.js';
import { upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What becomes of requests through a pool towards a server with a keep-alive of 0?';

const WORKER = ['-k', 'uvicorn.workers.UvicornWorker', '--timeout', '60'];

const SERVERS = {
  'uvicorn, --timeout-keep-alive 0': ['uvicorn', ['--timeout-keep-alive', '0'], true],
  'gunicorn with a UvicornWorker, --keep-alive 0': ['gunicorn', [...WORKER, '--keep-alive', '0'], true],
  'uvicorn, --timeout-keep-alive 75': ['uvicorn', ['--timeout-keep-alive', '75'], false],
  'gunicorn with a UvicornWorker, --keep-alive 75': ['gunicorn', [...WORKER, '--keep-alive', '75'], false],
  'gunicorn with threads, --keep-alive 0': ['gunicorn', ['--threads', '4', '--keep-alive', '0'], false],
} as const;

experiment('keepalive-zero', { question: QUESTION, programs: ['nginx', 'gunicorn', 'uvicorn'] }, (shows) => {
  for (const [name, [server, words, fails]] of Object.entries(SERVERS)) {
    for (const method of ['POST', 'GET']) {
      const body = method === 'POST' ? 'x' : '';

      shows(`${name}, a pool in nginx: ${method} while the close of the connection is on its way`, async (lab) => {
        const app = await startApp(lab, server, words);
        const wire = await lab.wire(app.port, 0);
        const nginx = await nginxBefore(lab, wire.port, { upstream: 'keepalive 8;' });
        const client = new KeptConnection(nginx.port);
        const statuses = [];
        for (let rounds = 2; rounds > 0; rounds--) {
          const crossing = wire.crossing();
          expect((await client.ask({ method, body })).status).toBe(200);
          // A server with another value does not close here at all.
          await Promise.race([crossing, pause(2000)]);
          statuses.push((await client.ask({ method, body })).status);
        }
        client.close();
        const expected = fails && method === 'POST' ? 502 : 200;
        expect(statuses).toEqual([expected, expected]);
        return `${statuses.join(', ')}; nginx: ${upstreamError(nginx)}`;
      });

      shows(`${name}, a pool in nginx: 200 times ${method}, each as soon as the last is answered`, async (lab) => {
        const app = await startApp(lab, server, words);
        const nginx = await nginxBefore(lab, app.port, { upstream: 'keepalive 8;' });
        const client = new KeptConnection(nginx.port);
        let failed = 0;
        for (let asked = 0; asked < 200; asked++) {
          const { status } = await client.ask({ method, body });
          if (status === 502) failed += 1;
          else expect(status).toBe(200);
        }
        client.close();
        // On one machine it is chance how many of them meet the close.
        if (!fails || method === 'GET') expect(failed).toBe(0);
        return `502 for ${failed}; nginx: ${upstreamError(nginx)}`;
      });
    }
  }

  for (const [name, [server, words]] of Object.entries(SERVERS)) {
    if (!name.endsWith(' 0')) continue;
    shows(`${name}: what a response says of its connection`, async (lab) => {
      const app = await startApp(lab, server, words);
      const client = new Connection(app.port);
      const { headers } = await client.ask();
      expect(await client.closedAfter(5000)).toBeLessThan(2);
      const announces = name.includes('threads');
      expect(headers.get('connection')).toBe(announces ? 'close' : undefined);
      return announces ? '"Connection: close", and it is closed' : 'nothing, and it is closed right after';
    });
  }
});
