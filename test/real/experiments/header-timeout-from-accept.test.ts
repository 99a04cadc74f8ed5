import { expect } from '@jest/globals';
import { ask, Connection, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'How long does nginx keep a connection on which no request has come yet?';

/** One way of the wire, ms. */
const DELAY = 40;

experiment('header-timeout-from-accept', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  const site = (settings: string) => ({ http: `server { listen PORT; ${settings} location / { return 200; } }` });

  shows('client_header_timeout 1s, keepalive_timeout 75s: a connection without a request', async (lab) => {
    const nginx = await startNginx(lab, site('client_header_timeout 1s; keepalive_timeout 75s;'));
    const client = new Connection(nginx.port);
    const after = await client.closedAfter(10_000);
    client.close();
    expect(after).toBeGreaterThan(0.9);
    expect(after).toBeLessThan(6);
    expect(client.pending).toHaveLength(0);
    return `closed after 1 s without a byte; error log: ${nginx.complaints().join('; ')}`;
  });

  shows('client_header_timeout 1s, keepalive_timeout 75s: a connection that has served a request', async (lab) => {
    const nginx = await startNginx(lab, site('client_header_timeout 1s; keepalive_timeout 75s;'));
    const client = new Connection(nginx.port);
    const statuses = [(await client.ask()).status];
    expect(await client.closedAfter(2500)).toBeUndefined();
    statuses.push((await client.ask()).status);
    client.close();
    expect(statuses).toEqual([200, 200]);
    return 'open after 2.5 s of silence, and the next request is answered with 200';
  });

  shows(
    'client_header_timeout 1s: the first request on a connection that the load balancer opened ahead, while the close is on its way',
    async (lab) => {
      const nginx = await startNginx(lab, site('client_header_timeout 1s; keepalive_timeout 75s;'));
      const wire = await lab.wire(nginx.port, DELAY);
      const balancer = await lab.loadBalancer({ target: wire.port, idle: 60_000 });
      const outcomes = [];
      for (let times = 2; times > 0; times--) {
        const crossing = wire.crossing();
        await balancer.openAhead();
        await crossing;
        outcomes.push((await ask(balancer.port)).status);
        await pause(2 * DELAY);
      }
      expect(outcomes).toEqual([502, 502]);
      expect(nginx.running.read('access.log')).toBe('');
      expect(new Set(nginx.complaints())).toEqual(
        new Set(['[info] client timed out (110: Connection timed out) while waiting for request']),
      );
      return `${outcomes.join(', ')}; access log: nothing; error log: ${nginx.complaints()[0]}`;
    },
  );

  shows('client_header_timeout 60s, and the load balancer drops unused connections after 1 s', async (lab) => {
    const nginx = await startNginx(lab, site('client_header_timeout 60s; keepalive_timeout 75s;'));
    const wire = await lab.wire(nginx.port, DELAY);
    const balancer = await lab.loadBalancer({ target: wire.port, idle: 1000 });
    const outcomes = [];
    for (const wait of [900, 1000, 1040, 1100]) {
      await balancer.openAhead();
      await pause(wait);
      outcomes.push((await ask(balancer.port)).status);
    }
    expect(outcomes).toEqual([200, 200, 200, 200]);
    return outcomes.join(', ');
  });
});
