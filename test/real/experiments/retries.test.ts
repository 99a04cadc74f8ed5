import { expect } from '@jest/globals';
import { atOnce, hangs, late, status } from '../lab/answers.js';
import { ask, type Outcome, pause, type Request } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import type { Origin } from '../lab/origin.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'How often does nginx send a request, how long does that take in all, and what ends it?';

const POST: Request = { method: 'POST', body: 'order' };

const TIMED_OUT = '[error] upstream timed out (110: Connection timed out) while reading response header from upstream';

experiment('retries', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  shows('two servers hang, proxy_read_timeout 1s, the load balancer gives up after 1.5 s', async (lab) => {
    const { nginx, servers } = await site(lab, [hangs, hangs], 'proxy_read_timeout 1s;');
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 1500 });
    const { status: got, seconds } = await ask(balancer.port);
    expect(got).toBe(504);
    expect(seconds).toBeGreaterThan(1.4);
    expect(seconds).toBeLessThan(6);
    expect(await nginx.accesses(1)).toEqual(['GET / 499, upstream 504, -']);
    expect(servers.map(({ arrived }) => arrived.length)).toEqual([1, 1]);
    const said = nginx.complaints();
    expect(said).toContain(TIMED_OUT);
    expect(said.some((line) => line.includes('client prematurely closed connection'))).toBe(true);
    return `504 after 1.5 s from the load balancer; access log: 499, upstream status 504, -; error log: ${TIMED_OUT}`;
  });

  shows('two servers hang, proxy_read_timeout 1s, the load balancer gives up after 5 s', async (lab) => {
    const { nginx } = await site(lab, [hangs, hangs], 'proxy_read_timeout 1s;');
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 5000 });
    return ended(nginx, await ask(balancer.port), { got: 504, after: 2, upstream: '504, 504' });
  });

  shows('the first server hangs, the second answers at once, the load balancer gives up after 3 s', async (lab) => {
    const { nginx } = await site(lab, [hangs, atOnce], 'proxy_read_timeout 1s;');
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 3000 });
    return ended(nginx, await ask(balancer.port), { got: 200, after: 1, upstream: '504, 200' });
  });

  tried('two servers hang, proxy_next_upstream_tries 1', [hangs, hangs], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream_tries 1;',
    expected: { got: 504, after: 1, upstream: '504' },
  });
  tried('one server hangs', [hangs], {
    settings: 'proxy_read_timeout 1s;',
    expected: { got: 504, after: 1, upstream: '504' },
  });

  tried('a slow POST with non_idempotent', [late(2500), atOnce], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream error timeout non_idempotent;',
    request: POST,
    expected: { got: 200, after: 1, upstream: '504, 200' },
    arrived: [1, 1],
  });
  tried('a slow POST without non_idempotent', [late(2500), atOnce], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream error timeout http_503;',
    request: POST,
    expected: { got: 504, after: 1, upstream: '504' },
    arrived: [1, 0],
  });
  tried('a slow PUT without non_idempotent', [late(2500), atOnce], {
    settings: 'proxy_read_timeout 1s;',
    request: { ...POST, method: 'PUT' },
    expected: { got: 200, after: 1, upstream: '504, 200' },
    arrived: [1, 1],
  });
  tried('a slow POST with off and non_idempotent', [late(2500), atOnce], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream off non_idempotent;',
    request: POST,
    expected: { got: 504, after: 1, upstream: '504' },
    arrived: [1, 0],
  });
  tried('a POST to a server that refuses connections, without non_idempotent', ['refuses', atOnce], {
    settings: 'proxy_read_timeout 1s;',
    request: POST,
    expected: { got: 200, after: 0, upstream: '502, 200' },
  });

  tried('proxy_next_upstream_timeout 1s, proxy_read_timeout 2s, the first server hangs', [hangs, atOnce], {
    settings: 'proxy_read_timeout 2s; proxy_next_upstream_timeout 1s;',
    expected: { got: 504, after: 2, upstream: '504' },
    arrived: [1, 0],
  });
  tried('proxy_next_upstream_timeout 10s, proxy_read_timeout 1s, the first server hangs', [hangs, atOnce], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream_timeout 10s;',
    expected: { got: 200, after: 1, upstream: '504, 200' },
    arrived: [1, 1],
  });
  tried('proxy_next_upstream_timeout 0, proxy_read_timeout 1s, the first server hangs', [hangs, atOnce], {
    settings: 'proxy_read_timeout 1s; proxy_next_upstream_timeout 0;',
    expected: { got: 200, after: 1, upstream: '504, 200' },
    arrived: [1, 1],
  });

  const [first, second] = ['proxy_next_upstream error timeout http_502;', 'proxy_next_upstream error http_503;'];
  for (const code of [502, 503]) {
    tried(`"${first}" and "${second}" in one block, the first server answers ${code}`, [status(code), atOnce], {
      settings: `${first} ${second}`,
      expected: { got: 200, after: 0, upstream: `${code}, 200` },
    });
  }
  tried(`"${first}" in the server, "${second}" in the location, the first server answers 502`, [status(502), atOnce], {
    outer: first,
    settings: second,
    expected: { got: 502, after: 0, upstream: '502' },
  });
  tried(
    `"${second}" and "proxy_next_upstream off;" in one block, the first server answers 503`,
    [status(503), atOnce],
    {
      settings: `${second} proxy_next_upstream off;`,
      expected: { got: 503, after: 0, upstream: '503' },
    },
  );

  function tried(
    shape: string,
    servers: readonly (Answer | 'refuses')[],
    { settings, outer = '', request = {}, expected, arrived }: Try,
  ): void {
    shows(shape, async (lab) => {
      const begun = await site(lab, servers, settings, outer);
      const seen = await ended(begun.nginx, await ask(begun.nginx.port, request), expected);
      if (arrived === undefined) return seen;
      // A request that is repeated would be so by now.
      await pause(200);
      expect(begun.servers.map((server) => server.arrived.length)).toEqual(arrived);
      return `${seen}; requests that reached the servers: ${arrived.join(' and ')}`;
    });
  }
});

type Answer = NonNullable<Parameters<Lab['origin']>[0]>;

interface Try {
  readonly settings: string;
  readonly outer?: string;
  readonly request?: Request;
  readonly expected: Ending;
  /** How many requests reached each server. */
  readonly arrived?: readonly number[];
}

/** Status for the client, after so many seconds, and what the access log has as statuses of the servers. */
interface Ending {
  readonly got: number;
  readonly after: number;
  readonly upstream: string;
}

async function site(
  lab: Lab,
  answering: readonly (Answer | 'refuses')[],
  settings: string,
  outer = '',
): Promise<{ readonly nginx: Nginx; readonly servers: readonly Origin[] }> {
  const servers = [];
  for (const answer of answering) {
    const server = await lab.origin(answer === 'refuses' ? hangs : answer);
    if (answer === 'refuses') await server.stop();
    servers.push(server);
  }
  const http = `
    upstream app { ${servers.map(({ port }) => `server 127.0.0.1:${port};`).join(' ')} }
    server { listen PORT; ${outer} location / { proxy_pass http://app; ${settings} } }`;
  return { nginx: await startNginx(lab, { http }), servers };
}

async function ended(nginx: Nginx, outcome: Outcome, { got, after, upstream }: Ending): Promise<string> {
  expect(outcome.status).toBe(got);
  expect(outcome.seconds).toBeGreaterThan(after - 0.1);
  expect(outcome.seconds).toBeLessThan(after + 4);
  const [line] = await nginx.accesses(1);
  expect(line).toMatch(new RegExp(`^\\w+ / ${got}, upstream ${upstream}$`));
  const times = upstream.split(', ').filter((one) => one === '504').length;
  expect(nginx.complaints().filter((said) => said === TIMED_OUT)).toHaveLength(times);
  return `${got} ${after === 0 ? 'at once' : `after ${after} s`}; access log: ${got}, upstream status ${upstream}`;
}
