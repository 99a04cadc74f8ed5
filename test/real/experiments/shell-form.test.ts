import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { skip } from '../describeWith.js';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import type { Lab } from '../lab/lab.js';
import { asProcessOne } from '../lab/processOne.js';
import { pathOf } from '../lab/programs.js';
import { told, upstreamError } from '../lab/seen.js';
import { WSGI } from '../lab/servers/application.js';
import { nginxBefore } from '../lab/servers/proxied.js';

const QUESTION = 'Does SIGTERM to process 1 reach a server that a shell has started?';

const PROGRAMS = ['nginx', 'gunicorn', 'gevent', 'dash', 'unshare'] as const;

const PROCESS_ONE = asProcessOne();

const SERVER = 'gunicorn -b 127.0.0.1:PORT -k gevent wsgi:app';

// No package can give the right to make a namespace, so that lacking it is no failure, with CI set neither.
if (PROCESS_ONE === undefined) {
  skip('shell-form', 'nobody may make a namespace of processes here');
} else {
  experiment('shell-form', { question: QUESTION, programs: PROGRAMS }, (shows) => {
    const forms = {
      'CMD gunicorn ... in shell form, with dash': [['dash', '-c', SERVER], false],
      'a shell that does something else first, with dash': [['dash', '-c', `true && ${SERVER}`], false],
      'a shell that does something else first, with bash': [['bash', '-c', `true; ${SERVER}; true`], false],
      'CMD exec gunicorn ...': [['dash', '-c', `exec ${SERVER}`], true],
      'something else first, then exec': [['dash', '-c', `true && exec ${SERVER}`], true],
      'CMD ["gunicorn", ...], without a shell': [SERVER.split(' '), true],
      'CMD gunicorn ... in shell form, with bash, which replaces itself': [['bash', '-c', SERVER], true],
    } as const;
    for (const [name, [command, stops]] of Object.entries(forms)) {
      shows(`${name}: SIGTERM a second into a request of 4 s, SIGKILL 6 s after it`, async (lab) => {
        const app = await container(lab, command);
        const nginx = await nginxBefore(lab, app.ports[0] as number);
        expect((await ask(nginx.port)).status).toBe(200);
        const first = ask(nginx.port, { path: '/sleep/4' });
        await pause(1000);
        const from = performance.now();
        process.kill(processOne(app.pid), 'SIGTERM');
        await pause(4500);
        const late = await ask(nginx.port, { path: '/sleep/10', patience: 2000 });
        expect((await first).status).toBe(200);
        const ended = await app.finished(Math.max(0, from + 6000 - performance.now()));
        expect(ended).toBe(stops);
        app.kill();
        if (!stops) {
          expect(late.end).toBe('patience');
          return 'the server takes new requests as before, and is alive when SIGKILL comes: what runs then is cut off';
        }
        expect(late.status).toBe(502);
        return `the request that runs: ${told(await first)}; then the server is gone: a new one gets ${late.status} (${upstreamError(nginx)})`;
      });
    }
  });
}

/** The command as process 1 of a namespace of its own. */
function container(lab: Lab, command: readonly string[]) {
  return lab.run(1, (port) => ({
    command: [
      ...(PROCESS_ONE ?? []),
      ...command.map((word) => word.replace('PORT', String(port)).replace(/^gunicorn$/, pathOf('gunicorn'))),
    ],
    ports: [port],
    files: { 'wsgi.py': WSGI },
    environment: { PYTHONPATH: '.' },
  }));
}

/** The process that `unshare` has started: number 1 of the namespace, by its number outside of it. */
function processOne(pid: number): number {
  // The lab's guard is a child too, and an older one.
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(children.at(-1));
}
