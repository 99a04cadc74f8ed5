import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION =
  'When does nginx repeat a request that it sent on a pooled connection which the application was closing?';

/** One way of the wire, ms. */
const DELAY = 40;

const LOGGED = '[error] upstream prematurely closed connection while reading response header from upstream';

experiment('stale-connection', { question: QUESTION, programs: ['nginx', 'uvicorn'] }, (shows) => {
  const shapes = [
    { method: 'GET', settings: '', servers: 1, expected: 200 },
    { method: 'POST', settings: '', servers: 1, expected: 502 },
    { method: 'GET', settings: '', servers: 2, expected: 200 },
    { method: 'POST', settings: '', servers: 2, expected: 502 },
    { method: 'GET', settings: 'proxy_next_upstream off;', servers: 1, expected: 502 },
    { method: 'GET', settings: 'proxy_next_upstream off;', servers: 2, expected: 502 },
    { method: 'GET', settings: 'proxy_next_upstream timeout;', servers: 1, expected: 502 },
    { method: 'GET', settings: 'proxy_next_upstream error http_503;', servers: 1, expected: 200 },
    { method: 'GET', settings: 'proxy_next_upstream_tries 1;', servers: 1, expected: 200 },
  ] as const;
  for (const { method, settings, servers, expected } of shapes) {
    const count = servers === 1 ? 'one server' : 'two servers';
    shows(
      `${count}, ${settings === '' ? 'defaults' : settings.slice(0, -1)}: a ${method} as the application closes`,
      async (lab) => {
        const app = await startApp(lab, 'uvicorn', ['--timeout-keep-alive', '1']);
        const wire = await lab.wire(app.port, DELAY);
        const others = servers === 1 ? [] : [(await lab.origin()).port];
        const nginx = await startNginx(lab, { http: pooled([wire.port, ...others], settings) });
        const crossing = wire.crossing();
        expect((await ask(nginx.port)).status).toBe(200);
        // The first server is asked again after the second one.
        for (const _ of others) expect((await ask(nginx.port)).status).toBe(200);
        await crossing;
        const { status } = await ask(nginx.port, { method, ...(method === 'POST' ? { body: 'x' } : {}) });
        expect(status).toBe(expected);
        expect(nginx.complaints()[0]).toBe(LOGGED);
        const line = (await nginx.accesses(2 + others.length)).at(-1);
        expect(line).toBe(`${method} / ${expected}, upstream ${expected === 200 ? '502, 200' : '502'}`);
        return `${expected}; access log: ${expected}, upstream status ${line?.slice(line.indexOf('upstream') + 9)}; error log: ${LOGGED}`;
      },
    );
  }

  shows(
    'proxy_next_upstream off, but nginx drops pooled connections after 1 s and the application after 3 s',
    async (lab) => {
      const app = await startApp(lab, 'uvicorn', ['--timeout-keep-alive', '3']);
      const wire = await lab.wire(app.port, DELAY);
      const nginx = await startNginx(lab, {
        http: pooled([wire.port], 'proxy_next_upstream off;', 'keepalive_timeout 1s;'),
      });
      const outcomes = [];
      for (const wait of [0, 850, 950, 1000, 1050, 1150]) {
        await pause(wait);
        outcomes.push((await ask(nginx.port, { method: 'POST', body: 'x' })).status);
      }
      expect(new Set(outcomes)).toEqual(new Set([200]));
      expect(nginx.complaints()).toEqual([]);
      return `${outcomes.join(', ')} for POST requests before, at and after that second`;
    },
  );
});

function pooled(ports: readonly number[], settings: string, upstream = ''): string {
  return `
    upstream app { ${ports.map((port) => `server 127.0.0.1:${port};`).join(' ')} keepalive 16; ${upstream} }
    server {
        listen PORT;
        location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; ${settings} }
    }`;
}
