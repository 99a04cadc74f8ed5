import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { olderThan } from '../lab/programs.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'Does it matter whether keepalive stands before or after the balancing method?';

experiment('pool-order', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  const WARNED = '[warn] load balancing method redefined';
  for (const method of ['least_conn', 'ip_hash', 'random', 'hash $remote_addr']) {
    opened(
      `keepalive before ${method}`,
      `keepalive 16; ${method}; SERVERS`,
      // From 1.29.7 on the order does not matter.
      olderThan('nginx', '1.29.7') ? { connections: 6, warned: true } : { connections: 2, warned: false },
    );
    opened(`keepalive after ${method}`, `${method}; SERVERS keepalive 16;`, { connections: 2, warned: false });
  }
  opened('keepalive before the servers, no method', 'keepalive 16; SERVERS', { connections: 2, warned: false });

  function opened(
    shape: string,
    lines: string,
    { connections, warned }: { readonly connections: number; readonly warned: boolean },
  ): void {
    shows(`${shape}: six requests, one after another, two servers`, async (lab) => {
      const origins = [await lab.origin(), await lab.origin()];
      const servers = origins.map(({ port }) => `server 127.0.0.1:${port};`).join(' ');
      const nginx = await startNginx(lab, {
        http: `
          upstream app { ${lines.replace('SERVERS', servers)} }
          server {
              listen PORT;
              location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }
          }`,
      });
      for (let times = 6; times > 0; times--) expect((await ask(nginx.port)).status).toBe(200);
      const used = origins.flatMap(({ arrived }) => [...new Set(arrived.map(({ connection }) => connection))]).length;
      if (warned) expect(used).toBe(connections);
      // A method may send all of them to one server.
      else expect(used).toBeLessThanOrEqual(connections);
      expect(nginx.complaints().some((line) => line.startsWith(WARNED))).toBe(warned);
      const many = warned ? 'a connection for each request' : 'connections are used again';
      return `${many}; error log: ${warned ? WARNED : 'nothing'}`;
    });
  }
});
