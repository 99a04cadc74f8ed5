import { expect } from '@jest/globals';
import { asTold } from '../lab/answers.js';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { olderThan } from '../lab/programs.js';
import { startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';
import { openWebSocket } from '../lab/webSocket.js';

const QUESTION = 'What is left of the proxy_set_header lines further out when a block has one of its own?';

const REQUEST_ID = 'proxy_set_header X-Request-Id $request_id;';

experiment('header-inheritance', { question: QUESTION, programs: ['nginx', 'uvicorn'] }, (shows) => {
  const pooling = 'proxy_http_version 1.1; proxy_set_header Connection "";';
  // From 1.29.7 on the default that comes back is no header.
  const lost = olderThan('nginx', '1.29.7') ? 5 : 1;
  for (const [shape, location, opened, files] of [
    ['one proxy_set_header in the location', REQUEST_ID, lost, undefined],
    [
      'one proxy_set_header in a file that the location includes',
      'include proxy_params;',
      lost,
      { proxy_params: REQUEST_ID },
    ],
    ['no proxy_set_header in the location', '', 1, undefined],
    ['Connection "" repeated in the location', `${REQUEST_ID} proxy_set_header Connection "";`, 1, undefined],
  ] as const) {
    shows(`HTTP/1.1 and Connection "" in the server, keepalive 16, ${shape}: five requests`, async (lab) => {
      const { heads, connections } = await fiveRequests(lab, pooling, location, files);
      const closing = /^Connection: close\r?$/m.test(heads[0] ?? '');
      expect(connections).toBe(opened);
      expect(closing).toBe(opened > 1);
      return `sent with ${closing ? '"Connection: close"' : 'no Connection header'}; connections opened: ${opened}`;
    });
  }

  const outer = 'proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;';
  for (const [shape, location, kept] of [
    ['one proxy_set_header in the location', REQUEST_ID, false],
    ['no proxy_set_header in the location', '', true],
    ['both repeated in the location', `${REQUEST_ID} ${outer.replace('Host', 'HOST')}`, true],
  ] as const) {
    shows(`Host and X-Forwarded-For in the server, ${shape}`, async (lab) => {
      const { heads } = await fiveRequests(lab, outer, location);
      const host = /^Host: *(.*?)\r?$/im.exec(heads[0] ?? '')?.[1];
      const forwarded = /^X-Forwarded-For: *(.*?)\r?$/im.exec(heads[0] ?? '')?.[1];
      expect([host, forwarded]).toEqual(kept ? ['localhost', '127.0.0.1'] : ['app', undefined]);
      const told = forwarded === undefined ? 'no X-Forwarded-For' : 'X-Forwarded-For: the address of the client';
      return `sent with ${kept ? 'Host: the name that the client asked for' : 'Host: app, the name in proxy_pass'}; ${told}`;
    });
  }

  const upgrading = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;';
  for (const [shape, location, expected] of [
    ['one proxy_set_header in the location', REQUEST_ID, 200],
    ['no proxy_set_header in the location', '', 101],
    ['both repeated in the location', `${REQUEST_ID} ${upgrading}`, 101],
  ] as const) {
    shows(`Upgrade and Connection in the server, ${shape}: a WebSocket to uvicorn`, async (lab) => {
      const app = await startApp(lab, 'uvicorn');
      const nginx = await startNginx(lab, {
        http: `
          map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
          server {
              listen PORT;
              proxy_http_version 1.1;
              ${upgrading}
              location / { proxy_pass http://127.0.0.1:${app.port}; ${location} }
          }`,
      });
      const socket = await openWebSocket(nginx.port);
      socket.connection.close();
      expect(socket.answer.status).toBe(expected);
      return expected === 101 ? '101' : `${expected}: uvicorn takes the handshake for an ordinary GET`;
    });
  }
});

async function fiveRequests(
  lab: Lab,
  server: string,
  location: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly heads: readonly string[]; readonly connections: number }> {
  const origin = await lab.origin(asTold);
  const nginx = await startNginx(lab, {
    files,
    http: `
      upstream app { server 127.0.0.1:${origin.port}; keepalive 16; }
      server { listen PORT; ${server} location / { proxy_pass http://app; ${location} } }`,
  });
  for (let times = 5; times > 0; times--) expect((await ask(nginx.port)).status).toBe(200);
  const connections = new Set(origin.arrived.map(({ connection }) => connection)).size;
  return { heads: origin.arrived.map(({ head }) => head), connections };
}
