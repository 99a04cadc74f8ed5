import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION =
  'What does a client get when nginx, or an app server, closes an idle connection that the load balancer is about to use?';

/** One way of the wire, ms: a request and a close that start within this time pass each other. */
const DELAY = 40;

experiment('keepalive-race', { question: QUESTION, programs: ['nginx', 'uvicorn'] }, (shows) => {
  for (const method of ['GET', 'POST'] as const) {
    shows(
      `nginx closes after 1 s, the load balancer reuses for 60 s: a ${method} while the close is on its way`,
      async (lab) => {
        const nginx = await startNginx(lab, { http: site('keepalive_timeout 1s;') });
        const outcomes = await race(lab, nginx.port, 60_000, { method });
        expect(await nginx.accesses(outcomes.length)).toHaveLength(outcomes.length);
        return `${outcomes.join(', ')}; nginx: ${await logged(nginx)}`;
      },
    );
  }

  shows('both drop an idle connection after 1 s: a request at that moment', async (lab) => {
    const nginx = await startNginx(lab, { http: site('keepalive_timeout 1s;') });
    // The load balancer begins to count when the response has arrived.
    const wire = await lab.wire(nginx.port, 200);
    const balancer = await lab.loadBalancer({ target: wire.port, idle: 1000 });
    for (let tries = 10; tries > 0; tries--) {
      const crossing = wire.crossing();
      expect((await ask(balancer.port)).status).toBe(200);
      await Promise.race([crossing, pause(3000)]);
      const { status } = await ask(balancer.port);
      if (status === 502) return `502 where nginx was the first to close; its log: ${await logged(nginx)}`;
      expect(status).toBe(200);
    }
    throw new Error('not seen in ten tries');
  });

  shows('keepalive_timeout 60s in the server, 1s in the location of the last request', async (lab) => {
    const http = site('keepalive_timeout 60s;', 'location /downloads { keepalive_timeout 1s; return 200; }');
    const nginx = await startNginx(lab, { http });
    const outcomes = await race(lab, nginx.port, 60_000, { first: '/downloads' });
    return `${outcomes.join(', ')}; nginx: ${await logged(nginx)}`;
  });

  shows('keepalive_timeout 60s in the server, 1s in a location that the last request did not ask for', async (lab) => {
    const http = site('keepalive_timeout 60s;', 'location /downloads { keepalive_timeout 1s; return 200; }');
    const { balancer, outcomes } = await around(lab, (await startNginx(lab, { http })).port, 60_000);
    expect(balancer.opened()).toBe(1);
    return `${outcomes.join(', ')} on one connection`;
  });

  shows('uvicorn alone closes after 1 s, the load balancer reuses for 60 s', async (lab) => {
    const app = await startApp(lab, 'uvicorn', ['--timeout-keep-alive', '1']);
    const outcomes = await race(lab, app.port, 60_000);
    const served = app.running.read().match(/"GET \/ HTTP/g)?.length ?? 0;
    // Each round has one request that is answered and one that is lost.
    expect(served).toBe(outcomes.length);
    return `${outcomes.join(', ')}; uvicorn logged nothing of these`;
  });

  shows(
    'nginx keeps for 3 s, the load balancer reuses for 1 s: requests before, at and after that second',
    async (lab) => {
      const nginx = await startNginx(lab, { http: site('keepalive_timeout 3s;') });
      const { balancer, outcomes } = await around(lab, nginx.port, 1000);
      expect(balancer.opened()).toBeGreaterThan(1);
      return `${outcomes.join(', ')}: the load balancer was always the first to close`;
    },
  );
});

function site(setting: string, locations = ''): string {
  return `server { listen PORT; ${setting} location / { return 200; } ${locations} }`;
}

/** Three times: a request that is answered, and another one while the callee's close is on its way. Each is lost: 502. */
async function race(
  lab: Lab,
  port: number,
  idle: number,
  { method = 'GET', first = '/' } = {},
): Promise<readonly number[]> {
  const wire = await lab.wire(port, DELAY);
  const balancer = await lab.loadBalancer({ target: wire.port, idle });
  const outcomes = [];
  for (let times = 3; times > 0; times--) {
    const crossing = wire.crossing();
    expect((await ask(balancer.port, { path: first })).status).toBe(200);
    await crossing;
    outcomes.push((await ask(balancer.port, { method, ...(method === 'POST' ? { body: 'x' } : {}) })).status);
    await pause(2 * DELAY);
  }
  expect(outcomes).toEqual([502, 502, 502]);
  expect(balancer.reused()).toBe(3);
  return outcomes;
}

/** Requests after pauses around one second; all are answered. */
async function around(lab: Lab, port: number, idle: number) {
  const wire = await lab.wire(port, DELAY);
  const balancer = await lab.loadBalancer({ target: wire.port, idle });
  const outcomes = [];
  for (const wait of [0, 900, 980, 1020, 1060, 1100, 1200]) {
    await pause(wait);
    outcomes.push((await ask(balancer.port)).status);
  }
  expect(new Set(outcomes)).toEqual(new Set([200]));
  return { balancer, outcomes };
}

/** What nginx logged of requests that it did not answer. */
async function logged(nginx: Nginx): Promise<string> {
  const accesses = await nginx.accesses(1);
  expect(accesses.every((line) => line.includes(' 200,'))).toBe(true);
  expect(nginx.complaints()).toEqual([]);
  return 'nothing, neither access nor error log';
}
