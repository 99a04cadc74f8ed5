import type { Outcome } from './connection.js';
import type { Nginx } from './servers/nginx.js';
import type { AppServer } from './servers/python.js';

/** `502 after 1.0 s`, `closed without an answer after 0.5 s`, `nothing after 3.0 s`. */
export function told({ end, status, seconds }: Outcome): string {
  const what = { answer: String(status), closed: 'closed without an answer', reset: 'reset', patience: 'nothing' }[end];
  return `${what} after ${seconds.toFixed(1)} s`;
}

/** What nginx says of its upstream, without the addresses; `nothing` where it says nothing. */
export function upstreamError(nginx: Nginx): string {
  return (
    /upstream (?:timed out|prematurely closed)[^,]*|(?:recv|connect|writev|send)\(\) failed[^,]*/.exec(
      nginx.errors(),
    )?.[0] ?? 'nothing'
  );
}

/** gunicorn's line about a worker that it killed; undefined where it killed none. */
export function killed(app: AppServer): string | undefined {
  return line(app, /WORKER TIMEOUT/);
}

/** The first line of a server's output that fits, without its time and process numbers; undefined when there is none. */
export function line(app: Pick<AppServer, 'running'>, fits: RegExp): string | undefined {
  const found = app.running
    .read()
    .split('\n')
    .find((each) => fits.test(each));
  return found
    ?.replace(/^\[[-\d: +]+\] \[\d+\] /, '')
    .replace(/\b(pid:? ?)\d+/gi, '$1...')
    .replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:...')
    .trim();
}
