import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'How many idle connections does "keepalive N" keep for an upstream of several servers?';

experiment('pool-size', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  const shapes = [
    { keepalive: 1, servers: 3, down: 0, opened: 9 },
    { keepalive: 2, servers: 3, down: 0, opened: 9 },
    { keepalive: 3, servers: 3, down: 0, opened: 3 },
    { keepalive: 6, servers: 3, down: 0, opened: 3 },
    { keepalive: 1, servers: 1, down: 1, opened: 1 },
  ];
  for (const { keepalive, servers, down, opened } of shapes) {
    const marked = down === 0 ? '' : ` and ${down} that is marked down`;
    shows(
      `keepalive ${keepalive}, ${servers} server${servers === 1 ? '' : 's'}${marked}: nine requests, one after another`,
      async (lab) => {
        const origins = await Promise.all(Array.from({ length: servers + down }, () => lab.origin()));
        const lines = origins.map(({ port }, index) => `server 127.0.0.1:${port}${index < servers ? '' : ' down'};`);
        const nginx = await startNginx(lab, {
          http: `
          upstream app { ${lines.join(' ')} keepalive ${keepalive}; }
          server {
              listen PORT;
              location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }
          }`,
        });
        for (let times = 9; times > 0; times--) expect((await ask(nginx.port)).status).toBe(200);
        const connections = origins.flatMap(({ arrived }) => [...new Set(arrived.map(({ connection }) => connection))]);
        expect(connections).toHaveLength(opened);
        return `200 each time; connections opened: ${opened}`;
      },
    );
  }
});
