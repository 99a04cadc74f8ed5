import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { pathOf } from '../lab/programs.js';
import { type Nginx, startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'What does proxy_connect_timeout cost where a server does not answer SYN packets?';

const TIMED_OUT = '[error] upstream timed out (110: Connection timed out) while connecting to upstream';

/** Listens and never accepts; it fills its own queue, so that Linux leaves every further SYN unanswered. */
const SILENT = `
import socket, sys, time
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(0)
clients = [socket.socket() for _ in range(8)]
for client in clients:
    client.setblocking(False)
    client.connect_ex(server.getsockname())
time.sleep(0.2)
print('silent', flush=True)
time.sleep(60)
`;

experiment('connect-timeout', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  shows('proxy_connect_timeout 1s (for 300s), one server that does not answer', async (lab) => {
    const nginx = await site(lab, 'proxy_connect_timeout 1s;', []);
    return ended(nginx, 504, 1, '504');
  });
  shows('proxy_connect_timeout 3s, the first of two servers does not answer', async (lab) => {
    const nginx = await site(lab, 'proxy_connect_timeout 3s;', [(await lab.origin()).port]);
    return ended(nginx, 200, 3, '504, 200');
  });
  shows('proxy_connect_timeout 200ms, the first of two servers does not answer', async (lab) => {
    const nginx = await site(lab, 'proxy_connect_timeout 200ms;', [(await lab.origin()).port]);
    return ended(nginx, 200, 0.2, '504, 200');
  });
  shows('proxy_read_timeout 1s, proxy_connect_timeout 3s, one server that does not answer', async (lab) => {
    const nginx = await site(lab, 'proxy_read_timeout 1s; proxy_connect_timeout 3s;', []);
    return ended(nginx, 504, 3, '504');
  });
});

async function site(lab: Lab, settings: string, others: readonly number[]): Promise<Nginx> {
  const silent = await lab.run(1, (port) => ({ command: [pathOf('python3'), '-c', SILENT, String(port)], ports: [] }));
  while (!silent.read().includes('silent')) {
    if (await silent.finished(20)) throw new Error(silent.read());
  }
  const servers = [silent.ports[0], ...others].map((port) => `server 127.0.0.1:${port};`).join(' ');
  return startNginx(lab, {
    http: `upstream app { ${servers} } server { listen PORT; location / { proxy_pass http://app; ${settings} } }`,
  });
}

async function ended(nginx: Nginx, status: number, after: number, upstream: string): Promise<string> {
  const outcome = await ask(nginx.port);
  expect(outcome.status).toBe(status);
  expect(outcome.seconds).toBeGreaterThan(after - 0.1);
  expect(outcome.seconds).toBeLessThan(after + 5);
  expect(await nginx.accesses(1)).toEqual([`GET / ${status}, upstream ${upstream}`]);
  expect(nginx.complaints()).toContain(TIMED_OUT);
  return `${status} after ${after} s; access log: upstream status ${upstream}; error log: ${TIMED_OUT}`;
}
