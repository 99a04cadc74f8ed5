import { expect } from '@jest/globals';
import { Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { upstreamError } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What becomes of requests through a pool towards a server with a keep-alive of 0?';

/** On loopback it is about one POST in a hundred that is sent into the closing connection: it is tried until three were. */
const BOUND = 6000;

/** So many requests where none is to fail. */
const ENOUGH = 300;

experiment('keepalive-zero', { question: QUESTION, programs: ['nginx', 'gunicorn', 'uvicorn'] }, (shows) => {
  const worker = ['-k', 'uvicorn.workers.UvicornWorker', '--timeout', '60'];
  const servers = {
    'uvicorn, --timeout-keep-alive 0': ['uvicorn', ['--timeout-keep-alive', '0'], true],
    'gunicorn with a UvicornWorker, --keep-alive 0': ['gunicorn', [...worker, '--keep-alive', '0'], true],
    'uvicorn, --timeout-keep-alive 75': ['uvicorn', ['--timeout-keep-alive', '75'], false],
    'gunicorn with a UvicornWorker, --keep-alive 75': ['gunicorn', [...worker, '--keep-alive', '75'], false],
    'gunicorn with threads, --keep-alive 0': ['gunicorn', ['--threads', '4', '--keep-alive', '0'], false],
  } as const;
  for (const [name, [server, words, fails]] of Object.entries(servers)) {
    for (const method of ['POST', 'GET']) {
      shows(
        `${name}, a pool in nginx: ${method} after ${method}, each as soon as the last is answered`,
        async (lab) => {
          const app = await startApp(lab, server, words);
          const nginx = await nginxBefore(lab, app.port, { upstream: 'keepalive 8;' });
          const client = new Connection(nginx.port);
          const expected = fails && method === 'POST';
          let asked = 0;
          let failed = 0;
          while (asked < (expected ? BOUND : ENOUGH) && failed < 3) {
            const { status } = await client.ask({ method, body: method === 'POST' ? 'x' : '' });
            expect([200, 502]).toContain(status);
            asked += 1;
            if (status === 502) failed += 1;
          }
          client.close();
          if (expected) expect(failed).toBeGreaterThan(0);
          else expect(failed).toBe(0);
          return `502 for ${failed} of ${asked}; nginx: ${upstreamError(nginx)}`;
        },
      );
    }
  }
  for (const [name, [server, words]] of Object.entries(servers)) {
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
