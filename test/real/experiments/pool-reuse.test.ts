import { expect } from '@jest/globals';
import { asTold, atOnce } from '../lab/answers.js';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Protocol } from '../lab/gateways.js';
import { olderThan } from '../lab/programs.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'Which requests does nginx send on a connection that it had opened for an earlier one?';

const CLOSING = "map $http_upgrade $connection_upgrade { default upgrade; '' close; }";
const EMPTY = "map $http_upgrade $connection_upgrade { default upgrade; '' ''; }";
const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;';
const HTTP11 = 'proxy_http_version 1.1;';
const CLEARED = 'proxy_set_header Connection "";';

experiment('pool-reuse', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  // nginx 1.29.7 made a pool, HTTP/1.1 and no Connection header the defaults.
  const byDefault = olderThan('nginx', '1.29.7') ? 5 : 1;
  used('an empty Connection header, no proxy_http_version', { location: CLEARED }, byDefault);
  used('HTTP/1.1, Connection not written', { location: HTTP11 }, byDefault);
  used('nothing but proxy_pass to the upstream', { location: '' }, byDefault);
  used('an upstream without keepalive', { pool: '', location: `${HTTP11} ${CLEARED}` }, byDefault);
  used(
    'keepalive_timeout 30s in an upstream without keepalive',
    { pool: 'keepalive_timeout 30s;', location: `${HTTP11} ${CLEARED}` },
    byDefault,
  );
  used('HTTP/1.1 and an empty Connection header', { location: `${HTTP11} ${CLEARED}` }, 1);
  used('an empty Connection header, proxy_http_version 1.0', { location: `proxy_http_version 1.0; ${CLEARED}` }, 5);
  used(
    'HTTP/1.0 with "Connection: keep-alive"',
    {
      location: 'proxy_http_version 1.0; proxy_set_header Connection keep-alive;',
    },
    1,
  );
  used('HTTP/1.1 with "Connection: close"', { location: `${HTTP11} proxy_set_header Connection close;` }, 5);
  used("HTTP/1.1 with a map that has '' close", { location: `${HTTP11} ${UPGRADE}`, http: CLOSING }, 5);
  used("HTTP/1.1 with a map that has '' ''", { location: `${HTTP11} ${UPGRADE}`, http: EMPTY }, 1);
  used(
    "a map that has '' close, used in another location only",
    {
      location: `${HTTP11} ${CLEARED}`,
      http: CLOSING,
      server: `location /ws { proxy_pass http://app; ${HTTP11} ${UPGRADE} }`,
    },
    1,
  );
  used(
    'proxy_pass to the address that the upstream has',
    { pass: 'http://ADDRESS', location: `${HTTP11} ${CLEARED}` },
    5,
  );
  used(
    'proxy_pass to the upstream with a path behind it',
    { pass: 'http://app/', location: `${HTTP11} ${CLEARED}` },
    1,
  );
  used(
    'keepalive_timeout 30s in an upstream with keepalive',
    {
      pool: 'keepalive 16; keepalive_timeout 30s;',
      location: `${HTTP11} ${CLEARED}`,
    },
    1,
  );

  shows(
    'a location that sends "Connection: close" between others that do not: it takes a connection out',
    async (lab) => {
      const origin = await lab.origin(asTold);
      const nginx = await startNginx(lab, {
        http: `
        upstream app { server 127.0.0.1:${origin.port}; keepalive 16; }
        server {
            listen PORT;
            location / { proxy_pass http://app; ${HTTP11} ${CLEARED} }
            location /closing { proxy_pass http://app; ${HTTP11} proxy_set_header Connection close; }
        }`,
      });
      for (const path of ['/', '/', '/closing', '/']) expect((await ask(nginx.port, { path })).status).toBe(200);
      const connections = origin.arrived.map(({ connection }) => connection + 1);
      expect(connections).toEqual([1, 1, 1, 2]);
      return 'the second and the closing request use the first connection, the next one needs a new one';
    },
  );

  used(
    'HTTP/1.1 with "Connection: close" to an application that ignores it',
    {
      location: `${HTTP11} proxy_set_header Connection close;`,
      serve: atOnce,
    },
    1,
  );

  gateway('fastcgi', 'fastcgi_pass without fastcgi_keep_conn', '', 5);
  gateway('fastcgi', 'fastcgi_pass with fastcgi_keep_conn on', 'fastcgi_keep_conn on;', 1);
  gateway('uwsgi', 'uwsgi_pass', '', 5);
  gateway('scgi', 'scgi_pass', '', 5);

  /** Five requests one after another to an application that closes when it is told to; how many connections they take. */
  function used(
    shape: string,
    { http = '', pool = 'keepalive 16;', server = '', pass = 'http://app', location, serve = asTold }: Site,
    opened: number,
  ): void {
    shows(`${shape}: five requests`, async (lab) => {
      const origin = await lab.origin(serve);
      const nginx = await startNginx(lab, {
        http: `
          ${http}
          upstream app { server 127.0.0.1:${origin.port}; ${pool} }
          server {
              listen PORT;
              ${server}
              location / { proxy_pass ${pass.replace('ADDRESS', `127.0.0.1:${origin.port}`)}; ${location} }
          }`,
      });
      await fiveRequests(nginx.port);
      expect(new Set(origin.arrived.map(({ connection }) => connection)).size).toBe(opened);
      expect(nginx.complaints()).toEqual([]);
      const head = origin.arrived[0]?.head ?? '';
      const connection = /^connection: *(.*)$/im.exec(head)?.[1];
      const sent = `${/HTTP\/1\.\d/.exec(head)?.[0]}, ${connection === undefined ? 'no Connection header' : `Connection: ${connection}`}`;
      return `200 each time; sent as ${sent}; connections opened: ${opened}; error log: nothing`;
    });
  }

  function gateway(protocol: Protocol, shape: string, location: string, opened: number): void {
    shows(`${shape}, keepalive 8: five requests`, async (lab) => {
      const application = await lab.gateway(protocol);
      const nginx = await startNginx(lab, {
        http: `
          upstream app { server 127.0.0.1:${application.port}; keepalive 8; }
          server { listen PORT; location / { ${protocol}_pass app; ${location} ${protocol}_param REQUEST_METHOD $request_method; } }`,
      });
      await fiveRequests(nginx.port);
      expect(application.opened()).toBe(opened);
      expect(nginx.complaints()).toEqual([]);
      return `200 each time; connections opened: ${opened}; error log: nothing`;
    });
  }
});

interface Site {
  readonly http?: string;
  readonly pool?: string;
  readonly server?: string;
  readonly pass?: string;
  readonly location: string;
  readonly serve?: typeof asTold;
}

async function fiveRequests(port: number): Promise<void> {
  for (let times = 5; times > 0; times--) expect((await ask(port)).status).toBe(200);
}
