import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { drip } from '../lab/answers.js';
import { Connection, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';
import { closeCode, openWebSocket, TEXT } from '../lab/webSocket.js';

const QUESTION = 'How long does an old worker of nginx live on after a reload?';

experiment('shutdown-timeout', { question: QUESTION, programs: ['nginx', 'uvicorn', 'websockets'] }, (shows) => {
  shows('a WebSocket is open, no worker_shutdown_timeout: 4 s after a reload', async (lab) => {
    const { nginx, socket, worker } = await withWebSocket(lab, '');
    await reload(nginx);
    await pause(4000);
    expect(titleOf(worker)).toBe('nginx: worker process is shutting down');
    expect(socket.connection.ended).toBe(false);
    socket.send('still there?');
    for (let tries = 100; socket.frames().length === 0 && tries > 0; tries--) await pause(50);
    socket.connection.close();
    expect(socket.frames().map(({ opcode }) => opcode)).toEqual([TEXT]);
    for (let tries = 100; titleOf(worker) !== '' && tries > 0; tries--) await pause(50);
    expect(titleOf(worker)).toBe('');
    return 'the old worker is there, "nginx: worker process is shutting down", and still carries messages; it ends with the WebSocket; error log: [notice] gracefully shutting down';
  });

  shows('a WebSocket is open, worker_shutdown_timeout 1s', async (lab) => {
    const { nginx, socket, worker } = await withWebSocket(lab, 'worker_shutdown_timeout 1s;');
    await reload(nginx);
    const after = await socket.connection.closedAfter(10_000);
    expect(after).toBeGreaterThan(0.5);
    expect(after).toBeLessThan(6);
    expect(closeCode(socket.frames())).toBe(1006);
    for (let tries = 100; titleOf(worker) !== '' && tries > 0; tries--) await pause(50);
    expect(titleOf(worker)).toBe('');
    return 'the WebSocket is closed after 1 s, code 1006, and the old worker is gone';
  });

  for (const [setting, pieces] of [
    ['worker_shutdown_timeout 1s', 2],
    ['no worker_shutdown_timeout', 4],
  ] as const) {
    shows(`a response of 3 s is on its way, ${setting}`, async (lab) => {
      const origin = await lab.origin(drip(4, 1000));
      const main = setting.startsWith('no') ? '' : `${setting};`;
      const nginx = await startNginx(lab, {
        main,
        http: `server { listen PORT; location / { proxy_pass http://127.0.0.1:${origin.port}; proxy_buffering off; } }`,
      });
      const client = new Connection(nginx.port);
      client.send('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
      while (client.pending.length === 0) await pause(10);
      await reload(nginx);
      const { end, status, body } = await client.answer();
      client.close();
      expect(status).toBe(200);
      expect(end === 'answer').toBe(main === '');
      const received = body.match(/piece/g)?.length ?? 0;
      if (main === '') expect(received).toBe(pieces);
      else expect(received).toBeLessThan(4);
      return main === '' ? '200 with all of it' : 'cut 1 s after the reload: 200 with a part of it';
    });
  }

  shows('nothing is open, no worker_shutdown_timeout', async (lab) => {
    const nginx = await startNginx(lab, { http: 'server { listen PORT; return 200; }' });
    const worker = workerOf(nginx);
    await reload(nginx);
    for (let tries = 100; titleOf(worker) !== '' && tries > 0; tries--) await pause(50);
    expect(titleOf(worker)).toBe('');
    return 'the old worker ends at once';
  });
});

async function withWebSocket(lab: Lab, main: string) {
  const app = await startApp(lab, 'uvicorn');
  const nginx = await startNginx(lab, {
    main,
    http: `
      server {
          listen PORT;
          location / {
              proxy_pass http://127.0.0.1:${app.port};
              proxy_http_version 1.1;
              proxy_set_header Upgrade $http_upgrade;
              proxy_set_header Connection $http_connection;
              proxy_read_timeout 10m;
          }
      }`,
  });
  const socket = await openWebSocket(nginx.port);
  expect(socket.answer.status).toBe(101);
  return { nginx, socket, worker: workerOf(nginx) };
}

/** The only worker's process. */
function workerOf({ running: { pid } }: Nginx): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').at(-1));
}

/** What `ps` shows of a process; empty when it is gone. */
function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Reloads, and waits until the old worker has been told. */
async function reload(nginx: Nginx): Promise<void> {
  nginx.running.signal('SIGHUP');
  for (let tries = 200; !nginx.errors().includes('gracefully shutting down') && tries > 0; tries--) await pause(25);
  expect(nginx.errors()).toContain('gracefully shutting down');
}
