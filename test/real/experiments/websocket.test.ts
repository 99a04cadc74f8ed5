import { expect } from '@jest/globals';
import { asTold, drip } from '../lab/answers.js';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { olderThan } from '../lab/programs.js';
import { startHaproxy } from '../lab/servers/haproxy.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';
import { closeCode, openWebSocket, PING, TEXT, type WebSocketClient } from '../lab/webSocket.js';

const QUESTION = 'What opens a WebSocket through nginx, what cuts a quiet one, and what keeps it open?';

const MAPPED = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;';

experiment(
  'websocket',
  { question: QUESTION, programs: ['nginx', 'uvicorn', 'websockets', 'hypercorn', 'daphne', 'gunicorn', 'HAProxy'] },
  (shows) => {
    const versions = [
      { shape: 'proxy_http_version 1.0', setting: 'proxy_http_version 1.0;', is10: true },
      { shape: 'no proxy_http_version', setting: '', is10: olderThan('nginx', '1.29.7') },
      { shape: 'proxy_http_version 1.1', setting: 'proxy_http_version 1.1;', is10: false },
    ];
    for (const { shape, setting, is10 } of versions) {
      for (const server of ['hypercorn', 'uvicorn', 'daphne'] as const) {
        shows(`${shape}: a handshake with ${server}`, async (lab) => {
          const app = await startApp(lab, server);
          const nginx = await site(lab, app.port, `${setting} ${MAPPED}`);
          const { answer, connection } = await openWebSocket(nginx.port);
          connection.close();
          expect(answer.status).toBe(is10 && server === 'hypercorn' ? 400 : 101);
          expect((await nginx.accesses(1))[0]).toContain(` ${answer.status}, upstream ${answer.status}`);
          const why = is10 ? ', although it was sent as HTTP/1.0' : '';
          return answer.status === 101 ? `101${why}` : '400: the application refuses to upgrade HTTP/1.0';
        });
      }
    }

    shows('proxy_read_timeout 1s (for the default of 60s), nobody sends anything for longer', async (lab) => {
      const nginx = await quiet(lab, '1s');
      const socket = await opened(nginx.port);
      return cut(nginx, socket, 1);
    });

    shows('proxy_read_timeout 1s, the client sends a ping every 0.3 s for 3 s, and then nothing', async (lab) => {
      const nginx = await quiet(lab, '1s');
      const socket = await opened(nginx.port);
      for (let times = 10; times > 0; times--) {
        await pause(300);
        expect(socket.connection.ended).toBe(false);
        socket.send('', PING);
      }
      return `open for 3 s; then ${await cut(nginx, socket, 1)}`;
    });

    shows('proxy_read_timeout 10m, 3 s of silence', async (lab) => {
      const socket = await opened((await quiet(lab, '10m')).port);
      expect(await socket.connection.closedAfter(3000)).toBeUndefined();
      socket.send('still there?');
      for (let tries = 100; socket.frames().length === 0 && tries > 0; tries--) await pause(50);
      socket.connection.close();
      expect(socket.frames().map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
        [TEXT, 'still there?'],
      ]);
      return 'open, and a message is answered';
    });

    shows('uvicorn pings every 3 s, proxy_read_timeout 1s', async (lab) => {
      const nginx = await quiet(lab, '1s', ['--ws-ping-interval', '3']);
      const socket = await opened(nginx.port);
      const seen = await cut(nginx, socket, 1);
      expect(socket.frames()).toEqual([]);
      return `${seen}; no ping had come`;
    });

    shows('uvicorn pings every 0.3 s, proxy_read_timeout 1s', async (lab) => {
      const socket = await opened((await quiet(lab, '1s', ['--ws-ping-interval', '0.3'])).port);
      await socket.attend(3000);
      expect(socket.connection.ended).toBe(false);
      socket.connection.close();
      expect(socket.frames().every(({ opcode }) => opcode === PING)).toBe(true);
      expect(socket.frames().length).toBeGreaterThan(2);
      return 'open after 3 s without a message';
    });

    shows('HAProxy in front with timeout tunnel 1s, proxy_read_timeout 1h', async (lab) => {
      const nginx = await quiet(lab, '1h');
      const front = await startHaproxy(lab, nginx.port, 'timeout tunnel 1s');
      const socket = await opened(front.port);
      const after = await socket.connection.closedAfter(10_000);
      expect(after).toBeGreaterThan(0.8);
      expect(after).toBeLessThan(6);
      expect(closeCode(socket.frames())).toBe(1006);
      expect(await nginx.accesses(1)).toEqual(['GET / 101, upstream 101']);
      expect(nginx.complaints().every((line) => line.startsWith('[info]'))).toBe(true);
      return `closed after 1 s, code 1006; nginx: access log 101, error log ${nginx.complaints().join('; ') || 'nothing'}`;
    });

    shows('HAProxy in front with timeout tunnel 10s, proxy_read_timeout 1s', async (lab) => {
      const nginx = await quiet(lab, '1s');
      const front = await startHaproxy(lab, nginx.port, 'timeout tunnel 10s');
      return cut(nginx, await opened(front.port), 1);
    });

    shows('an event stream, HAProxy in front with timeout server 1s, proxy_read_timeout 10m', async (lab) => {
      const origin = await lab.origin(drip(2, 5000));
      const nginx = await site(lab, origin.port, 'proxy_buffering off; proxy_read_timeout 10m;');
      const front = await startHaproxy(lab, nginx.port, 'timeout server 1s');
      const { end, status, body, seconds } = await ask(front.port);
      expect([end === 'answer', status]).toEqual([false, 200]);
      expect(body.match(/piece/g)).toHaveLength(1);
      expect(seconds).toBeGreaterThan(0.8);
      expect(seconds).toBeLessThan(4.9);
      expect(await nginx.accesses(1)).toEqual(['GET / 200, upstream 200']);
      expect(nginx.complaints().every((line) => line.startsWith('[info]'))).toBe(true);
      const logged = nginx.complaints().map((line) => line.replace(/(closed too).*/, '$1'));
      return `the stream ends after 1 s with one piece of two; nginx: access log 200, error log ${logged.join('; ') || 'nothing'}`;
    });

    const constant = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';
    for (const [shape, headers, expected] of [
      ['Connection "upgrade" for every request', constant, 'upgrade'],
      ["a map with '' ''", MAPPED, undefined],
      ['Connection $http_connection', constant.replace('"upgrade"', '$http_connection'), 'close'],
    ] as const) {
      shows(`${shape}: an ordinary request`, async (lab) => {
        const origin = await lab.origin(asTold);
        const nginx = await site(lab, origin.port, `proxy_http_version 1.1; ${headers}`);
        expect((await ask(nginx.port)).status).toBe(200);
        const head = origin.arrived[0]?.head ?? '';
        expect(/^Connection: *(.*?)\r?$/im.exec(head)?.[1]).toBe(expected);
        expect(/^Upgrade:/im.test(head)).toBe(false);
        return `sent with ${expected === undefined ? 'no Connection header' : `Connection: ${expected}`} and no Upgrade header`;
      });
    }
    for (const [server, expected] of [
      ['uvicorn', 400],
      ['gunicorn', 200],
    ] as const) {
      shows(`Connection "upgrade" for every request: an ordinary request to ${server}`, async (lab) => {
        const app = await startApp(lab, server);
        const nginx = await site(lab, app.port, `proxy_http_version 1.1; ${constant}`);
        const { status } = await ask(nginx.port);
        expect(status).toBe(expected);
        const warned = /WARNING.*|Unsupported upgrade.*/i.exec(app.running.read())?.[0].replace(/^WARNING: */, '');
        return `${status}${warned === undefined ? '' : `; it logs "${warned}"`}`;
      });
    }
  },
);

function site(lab: Lab, port: number, location: string): Promise<Nginx> {
  return startNginx(lab, {
    http: `
      map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
      server { listen PORT; location / { proxy_pass http://127.0.0.1:${port}; ${location} } }`,
  });
}

/** uvicorn behind nginx; it pings every 20 s unless told. */
async function quiet(lab: Lab, readTimeout: string, words: readonly string[] = []): Promise<Nginx> {
  const app = await startApp(lab, 'uvicorn', words);
  return site(lab, app.port, `proxy_http_version 1.1; ${MAPPED} proxy_read_timeout ${readTimeout};`);
}

async function opened(port: number): Promise<WebSocketClient> {
  const socket = await openWebSocket(port);
  expect(socket.answer.status).toBe(101);
  return socket;
}

/** Waits until nginx has cut a silent WebSocket, and says how it shows. */
async function cut(nginx: Nginx, socket: WebSocketClient, after: number): Promise<string> {
  const seconds = await socket.connection.closedAfter(10_000);
  expect(seconds).toBeGreaterThan(after - 0.4);
  expect(seconds).toBeLessThan(after + 5);
  expect(closeCode(socket.frames())).toBe(1006);
  expect(await nginx.accesses(1)).toEqual(['GET / 101, upstream 101']);
  const logged = '[info] upstream timed out (110: Connection timed out) while proxying upgraded connection';
  expect(nginx.complaints()).toEqual([logged]);
  return `closed after ${after} s without a close frame, code 1006; access log: 101; error log: ${logged}`;
}
