import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Protocol } from '../lab/gateways.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'Does the timeout of one module count where another one forwards the request?';

experiment('unused-timeout', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  for (const protocol of ['fastcgi', 'uwsgi', 'scgi'] as const) {
    answered(protocol, 'proxy_read_timeout 10s', { status: 504, after: 1 });
    answered(protocol, `${protocol}_read_timeout 10s`, { status: 200, after: 2 });
  }

  function answered(
    protocol: Protocol,
    setting: string,
    { status, after }: { readonly status: number; readonly after: number },
  ): void {
    shows(
      `${setting} in a location with ${protocol}_pass, ${protocol}_read_timeout 1s in the server, an answer after 2 s`,
      async (lab) => {
        const application = await lab.gateway(protocol, 2000);
        const nginx = await startNginx(lab, {
          http: `
          server {
              listen PORT;
              ${protocol}_read_timeout 1s;
              location / {
                  ${protocol}_pass 127.0.0.1:${application.port};
                  ${protocol}_param REQUEST_METHOD $request_method;
                  ${setting};
              }
          }`,
        });
        const outcome = await ask(nginx.port);
        expect(outcome.status).toBe(status);
        expect(outcome.seconds).toBeGreaterThan(after - 0.1);
        const logged = nginx.complaints();
        expect(logged).toHaveLength(status === 504 ? 1 : 0);
        return `${status} after ${after} s; error log: ${logged[0] ?? 'nothing, also when it started'}`;
      },
    );
  }
});
