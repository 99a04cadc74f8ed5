import { expect } from '@jest/globals';
import { atOnce, hangs } from '../lab/answers.js';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import type { Arrived } from '../lab/origin.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'What do other requests get after one that no server answered in time?';

/** A server that answers everything at once but one path, which it never answers. */
async function answer(request: Arrived): Promise<void> {
  await (request.head.startsWith('GET /slow') ? hangs(request) : atOnce(request));
}

async function site(lab: Lab, servers: number, parameters: string, settings = ''): Promise<Nginx> {
  const origins = await Promise.all(
    Array.from({ length: servers }, () => lab.origin((request) => void answer(request))),
  );
  const lines = origins.map(({ port }) => `server 127.0.0.1:${port} ${parameters};`);
  const http = `
    upstream app { ${lines.join(' ')} }
    server { listen PORT; location / { proxy_pass http://app; proxy_read_timeout 1s; ${settings} } }`;
  return startNginx(lab, { http });
}

experiment('ejection', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  shows('two servers with max_fails=1, the default; one GET of which a try ends after 1 s', async (lab) => {
    const nginx = await site(lab, 2, 'fail_timeout=3s');
    const slow = await ask(nginx.port, { path: '/slow' });
    expect(slow.status).toBe(504);
    expect(slow.seconds).toBeGreaterThan(1.9);
    const others = [await ask(nginx.port), await ask(nginx.port)];
    expect(others.map(({ status }) => status)).toEqual([502, 502]);
    expect(nginx.errors()).toContain('no live upstreams while connecting to upstream');
    await pause(3500);
    expect((await ask(nginx.port)).status).toBe(200);
    return 'that GET: 504 after 2 s; the next two: 502 at once, error log: no live upstreams while connecting to upstream; after fail_timeout: 200';
  });

  const spared = [
    ['max_fails=0', 2, 'max_fails=0', ''],
    ['max_fails=5', 2, 'max_fails=5', ''],
    ['proxy_next_upstream error', 2, '', 'proxy_next_upstream error;'],
    ['three servers, proxy_next_upstream_tries 2', 3, '', 'proxy_next_upstream_tries 2;'],
    ['a single server', 1, '', ''],
  ] as const;
  for (const [shape, servers, parameters, settings] of spared) {
    shows(`${shape}: one GET of which a try ends after 1 s`, async (lab) => {
      const nginx = await site(lab, servers, parameters, settings);
      expect((await ask(nginx.port, { path: '/slow' })).status).toBe(504);
      const others = [await ask(nginx.port), await ask(nginx.port)];
      expect(others.map(({ status }) => status)).toEqual([200, 200]);
      expect(nginx.errors()).not.toContain('no live upstreams');
      return 'that GET: 504; the next two: 200';
    });
  }
});
