import type { Lab } from '../lab.js';
import { pathOf } from '../programs.js';
import type { Running } from '../running.js';

/** A running HAProxy in front of one server. */
export interface Haproxy {
  readonly port: number;
  readonly running: Running;
}

/** Starts HAProxy on a free port in front of `target`; `settings` are lines of `defaults`, over a minute for each timeout. */
export async function startHaproxy(lab: Lab, target: number, settings: string): Promise<Haproxy> {
  const running = await lab.run(1, (port) => ({
    command: [pathOf('haproxy'), '-db', '-f', 'haproxy.cfg'],
    ports: [port],
    files: {
      'haproxy.cfg': `defaults
    mode http
    timeout connect 60s
    timeout client 60s
    timeout server 60s
    ${settings.split('\n').join('\n    ')}
frontend front
    bind 127.0.0.1:${port}
    default_backend back
backend back
    server app 127.0.0.1:${target}
`,
    },
  }));
  return { port: running.ports[0] as number, running };
}
