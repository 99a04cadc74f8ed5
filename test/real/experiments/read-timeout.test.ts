import { expect } from '@jest/globals';
import { drip, hangs, late } from '../lab/answers.js';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'What does proxy_read_timeout measure, and what does the client get when it ends?';

const TIMED_OUT = '[error] upstream timed out (110: Connection timed out) while reading';

experiment('read-timeout', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  shows('1s, the application sends nothing', async (lab) => {
    const nginx = await site(lab, hangs, 'proxy_read_timeout 1s;');
    const { status, seconds } = await ask(nginx.port);
    expect(status).toBe(504);
    expect(seconds).toBeGreaterThan(0.9);
    expect(seconds).toBeLessThan(6);
    expect(await nginx.accesses(1)).toEqual(['GET / 504, upstream 504']);
    expect(nginx.complaints()).toEqual([`${TIMED_OUT} response header from upstream`]);
    return `504 after 1 s; access log: 504; error log: ${nginx.complaints()[0]}`;
  });

  shows('5s, the application answers after 1.5 s', async (lab) => {
    const nginx = await site(lab, late(1500), 'proxy_read_timeout 5s;');
    expect((await ask(nginx.port)).status).toBe(200);
    return '200';
  });

  for (const [buffering, pieces] of [
    ['off', 1],
    ['on', 0],
  ] as const) {
    shows(`1s, proxy_buffering ${buffering}: a piece of the response at once, the next one after 3 s`, async (lab) => {
      const nginx = await site(lab, drip(2, 3000), `proxy_read_timeout 1s; proxy_buffering ${buffering};`);
      const { end, status, body, seconds } = await ask(nginx.port);
      expect([end, status]).toEqual(['closed', 200]);
      expect(body.match(/piece/g) ?? []).toHaveLength(pieces);
      expect(seconds).toBeGreaterThan(0.9);
      expect(seconds).toBeLessThan(2.9);
      expect(await nginx.accesses(1)).toEqual(['GET / 200, upstream 200']);
      expect(nginx.complaints()).toEqual([`${TIMED_OUT} upstream`]);
      return `the response ends after 1 s with ${pieces} of 2 pieces; access log: 200; error log: ${nginx.complaints()[0]}`;
    });
  }

  for (const [timeout, pieces, wait] of [
    ['2s', 6, 500],
    ['10m', 2, 3000],
  ] as const) {
    shows(`${timeout}, proxy_buffering off: a piece every ${wait / 1000} s, ${pieces} in all`, async (lab) => {
      const nginx = await site(lab, drip(pieces, wait), `proxy_read_timeout ${timeout}; proxy_buffering off;`);
      const { end, status, body, seconds } = await ask(nginx.port);
      expect([end, status]).toEqual(['answer', 200]);
      expect(body.match(/piece/g)).toHaveLength(pieces);
      expect(nginx.complaints()).toEqual([]);
      expect(seconds).toBeGreaterThan(((pieces - 1) * wait) / 1000 - 0.2);
      return `200 with all ${pieces} pieces after ${((pieces - 1) * wait) / 1000} s`;
    });
  }
});

function site(lab: Lab, serve: Parameters<Lab['origin']>[0], location: string): Promise<Nginx> {
  return lab.origin(serve).then(({ port }) =>
    startNginx(lab, {
      http: `
        upstream app { server 127.0.0.1:${port}; }
        server { listen PORT; location / { proxy_pass http://app; ${location} } }`,
    }),
  );
}
