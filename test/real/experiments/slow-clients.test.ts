import { expect } from '@jest/globals';
import { ask, Connection, type Outcome, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told } from '../lab/seen.js';
import { nginxBefore } from '../lab/servers/proxied.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What does a client that sends half a request cost a server, and what ends it?';

const PROGRAMS = ['nginx', 'gunicorn', 'gevent', 'uvicorn', 'hypercorn'] as const;

const HALF = {
  'half a header': 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Le',
  'a body that stops': 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf',
};

experiment('slow-clients', { question: QUESTION, programs: PROGRAMS }, (shows) => {
  for (const [what, half] of Object.entries(HALF)) {
    shows(`one sync worker, --timeout 3, reached directly: ${what}, and another client`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', ['--timeout', '3']);
      const { slow, other } = await slowAndOther(app.port, half);
      expect(other.seconds).toBeGreaterThan(1.5);
      expect(killed(app)).toBeDefined();
      expect(slow.ended).toBe(true);
      slow.close();
      return `the other client: ${told(other)}, when the worker is killed: ${killed(app)}`;
    });
  }

  shows(
    'one sync worker, --timeout 3, behind a load balancer: a connection that is opened and sends nothing',
    async (lab) => {
      const app = await startApp(lab, 'gunicorn', ['--timeout', '3']);
      const { slow, other } = await slowAndOther(app.port, '');
      expect(other.seconds).toBeGreaterThan(1.5);
      slow.close();
      return `another client: ${told(other)}; gunicorn: ${killed(app)}`;
    },
  );

  shows('one sync worker, --timeout 3, behind nginx: a body that stops, and another client', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--timeout', '3']);
    const nginx = await nginxBefore(lab, app.port);
    const { slow, other } = await slowAndOther(nginx.port, HALF['a body that stops']);
    expect(other.seconds).toBeLessThan(2);
    await pause(4500);
    expect(killed(app)).toBeUndefined();
    slow.close();
    return `the other client: ${told(other)}; gunicorn says nothing, the worker never saw the slow one`;
  });

  const roomy = {
    'one worker with four threads': ['gunicorn', ['--threads', '4', '--timeout', '4']],
    'one UvicornWorker': ['gunicorn', ['-k', 'uvicorn.workers.UvicornWorker', '--timeout', '4']],
    uvicorn: ['uvicorn', ['--timeout-keep-alive', '2']],
  } as const;
  for (const [name, [server, words]] of Object.entries(roomy)) {
    shows(`${name}, reached directly: half a header, and another client`, async (lab) => {
      const app = await startApp(lab, server, words);
      const { slow, other } = await slowAndOther(app.port, HALF['half a header']);
      expect(other.seconds).toBeLessThan(2);
      expect(await slow.closedAfter(8000)).toBeUndefined();
      expect(app.running.read()).not.toMatch(/TIMEOUT|half/i);
      slow.close();
      return `the other client: ${told(other)}; the slow one is still connected after 8 s, and nothing is logged`;
    });
  }

  const clocked = {
    'one gevent worker, --keep-alive 2': ['gunicorn', ['-k', 'gevent', '--keep-alive', '2']],
    'hypercorn, --keep-alive 2': ['hypercorn', ['--keep-alive', '2']],
  } as const;
  for (const [name, [server, words]] of Object.entries(clocked)) {
    shows(`${name}, reached directly: half a header`, async (lab) => {
      const app = await startApp(lab, server, words);
      const slow = new Connection(app.port);
      slow.send(HALF['half a header']);
      const seconds = await slow.closedAfter(10_000);
      expect(seconds).toBeDefined();
      return `closed after ${seconds?.toFixed(1)} s`;
    });
  }
});

/** A client that sends so much and no more, and what another one gets that comes after it. */
async function slowAndOther(
  port: number,
  sent: string,
): Promise<{ readonly slow: Connection; readonly other: Outcome }> {
  expect((await ask(port)).status).toBe(200);
  const slow = new Connection(port);
  if (sent !== '') slow.send(sent);
  await pause(300);
  const other = await ask(port);
  expect(other.status).toBe(200);
  return { slow, other };
}
