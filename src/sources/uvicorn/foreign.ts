import type { ForeignWord } from '../shared/arguments/report.js';

const of = (right: string, server: string): ForeignWord => ({ right, server });

/** Words that uvicorn does not have, by what is meant with them here. */
export const FOREIGN: ReadonlyMap<string, ForeignWord> = new Map([
  ['--timeout', of('--timeout-keep-alive', 'gunicorn')],
  ['-t', of('--timeout-keep-alive', 'gunicorn')],
  ['--request-timeout', of('', '')],
  ['--timeout-response', of('', '')],
  ['--keep-alive', of('--timeout-keep-alive', 'gunicorn')],
  ['--keepalive', of('--timeout-keep-alive', 'gunicorn')],
  ['--keep-alive-timeout', of('--timeout-keep-alive', '')],
  ['--keepalive-timeout', of('--timeout-keep-alive', '')],
  ['--timeout-keepalive', of('--timeout-keep-alive', '')],
  ['--timeout_keep_alive', of('--timeout-keep-alive', '')],
  ['--graceful-timeout', of('--timeout-graceful-shutdown', 'gunicorn')],
  ['--timeout-graceful', of('--timeout-graceful-shutdown', '')],
  ['--graceful-shutdown-timeout', of('--timeout-graceful-shutdown', '')],
  ['--timeout_graceful_shutdown', of('--timeout-graceful-shutdown', '')],
  ['--timeout-worker-health-check', of('--timeout-worker-healthcheck', '')],
  ['--max-requests', of('--limit-max-requests', 'gunicorn')],
  ['--max-requests-jitter', of('--limit-max-requests-jitter', 'gunicorn')],
  ['--worker-class', of('--loop', 'gunicorn')],
  ['-k', of('--loop', 'gunicorn')],
  ['--bind', of('--host', 'gunicorn')],
  ['-b', of('--host', 'gunicorn')],
  ['-w', of('--workers', 'gunicorn')],
  ['--threads', of('--workers', 'gunicorn')],
  ['--worker-connections', of('--limit-concurrency', 'gunicorn')],
  ['-h', of('--host', '')],
  ['-p', of('--port', '')],
]);
