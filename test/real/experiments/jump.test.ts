import { expect } from '@jest/globals';
import { hangs } from '../lab/answers.js';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';

const QUESTION = 'Which location gives a request its timeouts when one location hands it to another?';

const APP = 'proxy_pass http://app;';

experiment('jump', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  const jumps = [
    ['try_files to a named location', 'location / { OWN try_files $uri @app; }', `location @app { ${APP} TARGET }`],
    ['try_files to another path', 'location / { OWN try_files $uri /app; }', `location /app { ${APP} TARGET }`],
    [
      'error_page to a named location',
      'location / { OWN error_page 404 = @app; return 404; }',
      `location @app { ${APP} TARGET }`,
    ],
    ['rewrite ... last', 'location / { OWN rewrite ^ /app last; }', `location /app { ${APP} TARGET }`],
  ] as const;
  for (const [name, from, to] of jumps) {
    for (const [own, target, after] of [
      ['5s', undefined, 1],
      ['1s', '2s', 2],
      [undefined, '2s', 2],
    ] as const) {
      const here = own === undefined ? 'nothing here' : `proxy_read_timeout ${own} here`;
      const there = target === undefined ? 'nothing in the target' : `${target} in the target`;
      shows(`${name}: ${here}, ${there}, 1s in the server`, async (lab) => {
        const origin = await lab.origin(hangs);
        const timeout = (value: string | undefined) => (value === undefined ? '' : `proxy_read_timeout ${value};`);
        const nginx = await startNginx(lab, {
          http: `
            upstream app { server 127.0.0.1:${origin.port}; }
            server {
                listen PORT;
                root nowhere;
                ${timeout('1s')}
                ${from.replace('OWN', timeout(own))}
                ${to.replace('TARGET', timeout(target))}
            }`,
        });
        const { status, seconds } = await ask(nginx.port);
        expect(status).toBe(504);
        expect(seconds).toBeGreaterThan(after - 0.1);
        expect(seconds).toBeLessThan(after + (own === '5s' ? 3.5 : 4));
        return `504 after ${after} s`;
      });
    }
  }
});
