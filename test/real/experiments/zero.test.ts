import net from 'node:net';
import { expect } from '@jest/globals';
import { late } from '../lab/answers.js';
import { Connection, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'What does a timeout of 0 do?';

const UPSTREAM = '[error] upstream timed out (110: Connection timed out) while';

/** More than the buffers of two sockets take. */
const LARGE = 32 * 1024 * 1024;

experiment('zero', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  for (const [setting, status, where] of [
    ['proxy_read_timeout 0', 504, 'reading response header from upstream'],
    ['proxy_connect_timeout 0', 504, 'connecting to upstream'],
    ['proxy_read_timeout 10m', 200, undefined],
    ['proxy_next_upstream_timeout 0', 200, undefined],
    ['keepalive_timeout 0', 200, undefined],
  ] as const) {
    shows(`${setting}: a request to an application that answers after 0.3 s`, async (lab) => {
      const origin = await lab.origin(late(300));
      const nginx = await proxying(lab, origin.port, `${setting};`);
      const client = new Connection(nginx.port);
      // The timer is looked at once a millisecond: a request right behind its connection may slip through.
      await pause(100);
      const outcome = await client.ask();
      client.close();
      expect(outcome.status).toBe(status);
      expect(nginx.complaints()).toEqual(where === undefined ? [] : [`${UPSTREAM} ${where}`]);
      if (status === 504) expect(await nginx.accesses(1)).toEqual(['GET / 504, upstream 504']);
      return where === undefined ? '200' : `504 at once; error log: ${nginx.complaints()[0]}`;
    });
  }

  shows('client_header_timeout 0: a connection whose request comes after 0.2 s', async (lab) => {
    const nginx = await startNginx(lab, { http: 'server { listen PORT; client_header_timeout 0; return 200; }' });
    const client = new Connection(nginx.port);
    await pause(200);
    const { end, status, bytes } = await client.ask();
    client.close();
    expect(end).not.toBe('answer');
    expect([status, bytes]).toEqual([0, 0]);
    expect(nginx.running.read('access.log')).toBe('');
    expect(nginx.complaints().every((line) => line.startsWith('[info] client timed out'))).toBe(true);
    return `closed at once, without a byte; access log: nothing; error log: ${nginx.complaints().at(-1)}`;
  });

  for (const [setting, answered] of [
    ['client_body_timeout 0', false],
    ['client_body_timeout 60s', true],
  ] as const) {
    shows(`${setting}: an upload whose second half comes 0.3 s after the first`, async (lab) => {
      const nginx = await proxying(lab, (await lab.origin()).port, `${setting};`);
      const client = new Connection(nginx.port);
      client.send('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nfirst');
      await pause(300);
      client.send('other');
      const { status, bytes } = await client.answer('POST');
      client.close();
      const [line] = await nginx.accesses(1);
      if (answered) {
        expect(status).toBe(200);
        return '200';
      }
      expect([status, bytes]).toEqual([0, 0]);
      expect(line).toBe('POST / 408, upstream -');
      return `closed without a status; access log: 408; error log: ${nginx.complaints().join('; ') || 'nothing'}`;
    });
  }

  for (const [setting, size, whole] of [
    ['send_timeout 0', 2, true],
    ['send_timeout 0', LARGE, false],
    ['send_timeout 60s', LARGE, true],
  ] as const) {
    const large = size === LARGE;
    shows(`${setting}: a response of ${large ? '32 MB to a client that pauses for 0.3 s' : '2 bytes'}`, async (lab) => {
      const origin = await lab.origin(({ socket }) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${size}\r\n\r\n`);
        socket.write(Buffer.alloc(size, 'x'));
      });
      const nginx = await proxying(lab, origin.port, `${setting}; proxy_max_temp_file_size 0;`);
      const received = await slowly(nginx.port);
      expect(received > size).toBe(whole);
      const [line] = await nginx.accesses(1);
      expect(line).toBe('GET / 200, upstream 200');
      if (whole) return '200 with all of it';
      return `the response breaks off; access log: 200; error log: ${nginx.complaints()[0]}`;
    });
  }
});

function proxying(lab: Lab, port: number, settings: string): Promise<Nginx> {
  return startNginx(lab, {
    http: `
      upstream app { server 127.0.0.1:${port}; }
      server { listen PORT; location / { proxy_pass http://app; ${settings} } }`,
  });
}

/** Bytes that a client gets which reads nothing for a while, and then all that comes. */
async function slowly(port: number): Promise<number> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  await pause(300);
  let received = 0;
  socket.on('data', (data) => (received += data.length));
  await new Promise((resolve) => socket.once('close', resolve));
  return received;
}
