import { expect } from '@jest/globals';
import { http2Idle } from '../http2Client.js';
import { Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION =
  'Whose keepalive_timeout closes an idle HTTP/2 connection: that of the server or that of the location?';

experiment('http2-idle', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  const settings = [
    { server: '1s', location: '60s', http2: 1, http1: undefined },
    { server: '1s', location: '0', http2: 1, http1: 0 },
    { server: '60s', location: '1s', http2: undefined, http1: 1 },
    { server: '1s', location: undefined, http2: 1, http1: 1 },
  ];
  for (const { server, location, http2, http1 } of settings) {
    const where = location === undefined ? 'and in no location' : `and ${location} in the location`;
    const within = location === undefined ? '' : `keepalive_timeout ${location};`;
    const rest = `keepalive_timeout ${server}; location / { ${within} return 200; }`;

    shows(`keepalive_timeout ${server} in the server ${where}: HTTP/2`, async (lab) => {
      const nginx = await startNginx(lab, { http: `server { listen PORT http2; ${rest} }` });
      const { least, most, later } = await http2Idle(
        nginx.port,
        '/',
        { host: 'localhost' },
        http2 === undefined ? 3000 : 10_000,
      );
      expect(later).toBe(http2 === undefined);
      if (http2 === undefined) return 'open after 3 s';
      expect(most).toBeGreaterThan(http2 * 1000 - 100);
      expect(least).toBeLessThan(http2 * 1000 + 5000);
      return `GOAWAY after ${http2} s`;
    });

    shows(`keepalive_timeout ${server} in the server ${where}: HTTP/1.1`, async (lab) => {
      const nginx = await startNginx(lab, { http: `server { listen PORT; ${rest} }` });
      const client = new Connection(nginx.port);
      expect((await client.ask()).status).toBe(200);
      const after = await client.closedAfter(http1 === undefined ? 3000 : 10_000);
      client.close();
      if (http1 === undefined) {
        expect(after).toBeUndefined();
        return 'open after 3 s';
      }
      expect(after).toBeGreaterThan(http1 - 0.1);
      expect(after).toBeLessThan(http1 + 5);
      return http1 === 0 ? 'closed at once' : `closed after ${http1} s`;
    });
  }

  shows('http2_idle_timeout 60s and keepalive_timeout 1s in the server: HTTP/2', async (lab) => {
    const nginx = await startNginx(lab, {
      http: 'server { listen PORT http2; http2_idle_timeout 60s; keepalive_timeout 1s; return 200; }',
    });
    const { least, later } = await http2Idle(nginx.port, '/', { host: 'localhost' }, 10_000);
    expect(later).toBe(false);
    expect(least).toBeLessThan(6000);
    const warned = nginx.complaints().find((line) => line.includes('obsolete'));
    expect(warned).toMatch(
      /^\[warn\] the "http2_idle_timeout" directive is obsolete, use the "keepalive_timeout" directive/,
    );
    return `GOAWAY after 1 s; when it started: ${warned}`;
  });
});
