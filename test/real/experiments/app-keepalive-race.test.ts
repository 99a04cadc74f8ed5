import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { upstreamError } from '../lab/seen.js';
import { startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What does a client get when the app server closes an idle connection that nginx is about to use?';

/** One way of the wire, ms: a request and a close that start within this time pass each other. */
const DELAY = 40;

experiment('app-keepalive-race', { question: QUESTION, programs: ['nginx', 'uvicorn', 'gunicorn'] }, (shows) => {
  for (const [server, words] of [
    ['uvicorn', ['--timeout-keep-alive', '75']],
    ['gunicorn', ['-k', 'gthread', '--threads', '4', '--keep-alive', '75']],
  ] as const) {
    shows(
      `${server} keeps for 75 s, nginx closes after 1 s: four POST requests, 0.9 to 1.1 s after each other`,
      async (lab) => {
        const app = await startApp(lab, server, words);
        const wire = await lab.wire(app.port, DELAY);
        const nginx = await startNginx(lab, { http: pooled(wire.port, 'keepalive_timeout 1s;') });
        const outcomes = [];
        for (const wait of [900, 1000, 1000 - DELAY, 1100]) {
          outcomes.push((await ask(nginx.port, { method: 'POST', body: 'x' })).status);
          await pause(wait);
        }
        expect(outcomes).toEqual([200, 200, 200, 200]);
        return `${outcomes.join(', ')}; error log: ${upstreamError(nginx)}`;
      },
    );
  }

  const servers = [
    ['uvicorn', ['--timeout-keep-alive', '1']],
    ['gunicorn', ['-k', 'gthread', '--threads', '4', '--keep-alive', '1']],
  ] as const;
  for (const [server, words] of servers) {
    for (const method of ['GET', 'POST'] as const) {
      shows(
        `${server} closes after 1 s, nginx keeps for 60 s: a ${method} while the close is on its way`,
        async (lab) => {
          const app = await startApp(lab, server, words);
          const wire = await lab.wire(app.port, DELAY);
          const nginx = await startNginx(lab, { http: pooled(wire.port) });
          const outcomes = [];
          for (let times = 3; times > 0; times--) {
            const crossing = wire.crossing();
            expect((await ask(nginx.port)).status).toBe(200);
            await crossing;
            outcomes.push((await ask(nginx.port, { method, body: method === 'POST' ? 'x' : '' })).status);
            await pause(2 * DELAY);
          }
          const expected = method === 'GET' ? 200 : 502;
          expect(outcomes).toEqual([expected, expected, expected]);
          return `${outcomes.join(', ')}; error log: ${upstreamError(nginx)}`;
        },
      );
    }
  }
});

function pooled(port: number, idle = ''): string {
  return `
    upstream app { server 127.0.0.1:${port} max_fails=0; server 127.0.0.1:${port} max_fails=0; keepalive 8; ${idle} }
    server {
        listen PORT;
        location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }
    }`;
}
