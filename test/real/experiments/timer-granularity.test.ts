import { expect } from '@jest/globals';
import { drip } from '../lab/answers.js';
import { ask, Connection, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'From which length on does a timer of nginx begin anew with each piece of a transfer?';

/** The good case loses only to a pause of half a second on a machine that is busy with something else. */
const TRIES = 5;

experiment('timer-granularity', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  shows('proxy_read_timeout 250ms: ten pieces of a response, 0.1 s apart', async (lab) => {
    const nginx = await proxying(lab, 'proxy_read_timeout 250ms; proxy_buffering off;');
    const { end, status, body } = await ask(nginx.port);
    expect([end, status]).toEqual(['closed', 200]);
    const pieces = body.match(/piece/g)?.length ?? 0;
    expect(pieces).toBeGreaterThan(0);
    expect(pieces).toBeLessThan(6);
    expect(await nginx.accesses(1)).toEqual(['GET / 200, upstream 200']);
    const logged = '[error] upstream timed out (110: Connection timed out) while reading upstream';
    expect(nginx.complaints()).toEqual([logged]);
    return `cut after 0.25 s, with a part of the pieces; access log: 200; error log: ${logged}`;
  });

  shows('proxy_read_timeout 500ms: ten pieces of a response, 0.1 s apart', async (lab) => {
    const nginx = await proxying(lab, 'proxy_read_timeout 500ms; proxy_buffering off;');
    await until(async () => {
      const { end, body } = await ask(nginx.port);
      return end === 'answer' && body.match(/piece/g)?.length === 10;
    });
    return '200 with all ten pieces, after 0.9 s';
  });

  shows('client_body_timeout 250ms: ten pieces of an upload, 0.1 s apart', async (lab) => {
    const nginx = await proxying(lab, 'client_body_timeout 250ms;');
    const { status, bytes } = await upload(nginx.port);
    expect([status, bytes]).toEqual([0, 0]);
    expect(await nginx.accesses(1)).toEqual(['POST / 408, upstream -']);
    return `closed without a status after 0.25 s; access log: 408; error log: ${nginx.complaints().join('; ') || 'nothing'}`;
  });

  shows('client_body_timeout 500ms: ten pieces of an upload, 0.1 s apart', async (lab) => {
    const nginx = await proxying(lab, 'client_body_timeout 500ms;');
    await until(async () => (await upload(nginx.port)).status === 200);
    return '200';
  });
});

async function proxying(lab: Lab, settings: string): Promise<Nginx> {
  const origin = await lab.origin(drip(10, 100));
  return startNginx(lab, {
    http: `
      upstream app { server 127.0.0.1:${origin.port}; }
      server { listen PORT; location / { proxy_pass http://app; ${settings} } }`,
  });
}

async function upload(port: number) {
  const client = new Connection(port);
  client.send('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 60\r\n\r\n');
  for (let pieces = 10; pieces > 0 && !client.ended; pieces--) {
    client.send('piece\n');
    await pause(100);
  }
  const outcome = await client.answer('POST');
  client.close();
  return outcome;
}

async function until(seen: () => Promise<boolean>): Promise<void> {
  for (let tries = TRIES; tries > 0; tries--) if (await seen()) return;
  throw new Error(`not seen in ${TRIES} tries`);
}
