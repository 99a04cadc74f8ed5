import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Programs that experiments run, by the name that evidence gives them, and how each tells its version. */
const ASKED = {
  nginx: ['nginx', '-v'],
  gunicorn: ['gunicorn', '--version'],
  uvicorn: ['uvicorn', '--version'],
  hypercorn: ['python3', '-c', 'from importlib.metadata import version; print(version("hypercorn"))'],
  uWSGI: ['uwsgi', '--version'],
  HAProxy: ['haproxy', '-v'],
  Caddy: ['caddy', 'version'],
  gevent: ['python3', '-c', 'import gevent; print(gevent.__version__)'],
  eventlet: ['python3', '-c', 'import eventlet; print(eventlet.__version__)'],
  tornado: ['python3', '-c', 'import tornado; print(tornado.version)'],
  daphne: ['python3', '-c', 'import daphne; print(daphne.__version__)'],
  waitress: ['python3', '-c', 'from importlib.metadata import version; print(version("waitress"))'],
  dash: ['dpkg-query', '-W', '-f', '${Version}', 'dash'],
  unshare: ['unshare', '--version'],
  websockets: ['python3', '-c', 'from importlib.metadata import version; print(version("websockets"))'],
} as const;

export type Program = keyof typeof ASKED;

const versions = new Map<Program, string | undefined>();

/** The version of an installed program, as `1.22.1`; undefined when this machine does not have it. */
export function versionOf(program: Program): string | undefined {
  if (!versions.has(program)) versions.set(program, ask(ASKED[program]));
  return versions.get(program);
}

/** Whether the installed program is older than a version, `1.29.7`; false when there is none. */
export function olderThan(program: Program, version: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map(Number);
  const [installed, other] = [versionOf(program), numbers(version)];
  if (installed === undefined) return false;
  const [mine = 0, its = 0] = numbers(installed).flatMap((part, index) => {
    return part === (other[index] ?? 0) ? [] : [part, other[index] ?? 0];
  });
  return mine < its;
}

function ask([command, ...words]: readonly [string, ...string[]]): string | undefined {
  const { status, stdout, stderr } = spawnSync(pathOf(command), words, { encoding: 'utf8' });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0] : undefined;
}

/** The command that starts a program: nginx is often where only root's PATH leads, and each can be named by a variable. */
export function pathOf(command: string): string {
  const named = process.env[command.toUpperCase()];
  if (named !== undefined) return named;
  if (command === 'python3') return pythonOfGunicorn();
  if (command !== 'nginx') return command;
  return spawnSync('nginx', ['-v']).error === undefined ? 'nginx' : '/usr/sbin/nginx';
}

/** The Python that the installed gunicorn names in its first line: the one that has the app servers as packages. */
function pythonOfGunicorn(): string {
  const where = spawnSync('sh', ['-c', 'command -v gunicorn'], { encoding: 'utf8' }).stdout.trim();
  if (where === '') return 'python3';
  const named = /^#!(\S+)(?: +(\S+))?/.exec(readFileSync(where, 'utf8'));
  return named?.[2] ?? named?.[1] ?? 'python3';
}
