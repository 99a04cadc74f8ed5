import { expect } from '@jest/globals';
import { ask, Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'What does nginx announce about an idle connection, and when does it close it?';

/** One way of the wire, ms. */
const DELAY = 40;

experiment('idle-close', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  for (const [setting, opened] of [
    ['keepalive_timeout 0', 5],
    ['keepalive_timeout 75s', 1],
  ] as const) {
    shows(`${setting}: five requests through a load balancer that reuses for 60 s`, async (lab) => {
      const nginx = await site(lab, setting);
      const balancer = await lab.loadBalancer({ target: nginx.port, idle: 60_000 });
      const connections = new Set<string | undefined>();
      for (let times = 5; times > 0; times--) {
        const { status, headers } = await ask(balancer.port);
        expect(status).toBe(200);
        connections.add(headers.get('connection'));
      }
      expect(balancer.opened()).toBe(opened);
      return `200 each time, "Connection: ${[...connections].join(', ')}"; connections opened: ${opened}`;
    });
  }

  shows('keepalive_timeout 1s 60s: a client that believes the header', async (lab) => {
    const nginx = await site(lab, 'keepalive_timeout 1s 60s');
    const wire = await lab.wire(nginx.port, DELAY);
    const crossing = wire.crossing();
    const client = new Connection(wire.port);
    const { headers } = await client.ask();
    expect(headers.get('keep-alive')).toBe('timeout=60');
    await crossing;
    const { end, status, bytes } = await client.ask();
    expect(['closed', 'reset']).toContain(end);
    expect(status).toBe(0);
    expect(bytes).toBeLessThan(1000);
    expect(await nginx.accesses(1)).toHaveLength(1);
    expect(nginx.complaints()).toEqual([]);
    return 'Keep-Alive: timeout=60; the request sent as nginx closed, after 1 s, got no response; nginx logged nothing of it';
  });

  kept('keepalive_timeout 1s', { closes: 1, header: undefined });
  kept('keepalive_timeout 60s 1s', { closes: undefined, header: 'timeout=1' });
  kept('keepalive_timeout 1s 2s', { closes: 1, header: 'timeout=2' });
  kept('keepalive_timeout 1h 30m', { closes: undefined, header: 'timeout=1800' });
  kept('keepalive_timeout 1s1000ms', { closes: 2, header: undefined });
  kept('keepalive_timeout "1s 1000ms"', { closes: 2, header: undefined });
  kept('keepalive_timeout 75s 60s', { closes: 1, header: 'timeout=60' }, 'keepalive_timeout 1s');
  kept('keepalive_timeout 75s 60s', { closes: 0, header: undefined }, 'keepalive_timeout 0');

  /** `closes` after so many seconds, or not within three. */
  function kept(
    setting: string,
    { closes, header }: { readonly closes: number | undefined; readonly header: string | undefined },
    inner?: string,
  ): void {
    shows(inner === undefined ? setting : `${setting} in the server, ${inner} in the location`, async (lab) => {
      const nginx = await site(lab, setting, inner);
      const client = new Connection(nginx.port);
      const { status, headers } = await client.ask();
      const after = await client.closedAfter(closes === undefined ? 3000 : 10_000);
      client.close();
      expect(status).toBe(200);
      expect(headers.get('keep-alive')).toBe(header);
      const promised = header === undefined ? 'no Keep-Alive header' : `Keep-Alive: ${header}`;
      if (closes === undefined) {
        expect(after).toBeUndefined();
        return `${promised}; open after 3 s`;
      }
      expect(after).toBeGreaterThan(closes - 0.1);
      expect(after).toBeLessThan(closes + 5);
      return `${promised}; closed after ${closes} s`;
    });
  }
});

function site(lab: Lab, setting: string, inner?: string): Promise<Nginx> {
  const location = inner === undefined ? '' : `${inner};`;
  return startNginx(lab, { http: `server { listen PORT; ${setting}; location / { ${location} return 200; } }` });
}
