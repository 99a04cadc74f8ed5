import { spawnSync } from 'node:child_process';

/** The Python that the distribution's servers run on; another one first in PATH does not have their modules. */
const PYTHON = '/usr/bin/python3';

/** Programs that experiments run, by the name that evidence gives them, and how each tells its version. */
const ASKED = {
  nginx: ['nginx', '-v'],
  gunicorn: ['gunicorn', '--version'],
  uvicorn: ['uvicorn', '--version'],
  hypercorn: [PYTHON, '-c', 'from hypercorn.__about__ import __version__; print(__version__)'],
  uWSGI: ['uwsgi', '--version'],
  HAProxy: ['haproxy', '-v'],
  Caddy: ['caddy', 'version'],
  gevent: [PYTHON, '-c', 'import gevent; print(gevent.__version__)'],
  eventlet: [PYTHON, '-c', 'import eventlet; print(eventlet.__version__)'],
  tornado: [PYTHON, '-c', 'import tornado; print(tornado.version)'],
  daphne: [PYTHON, '-c', 'import daphne; print(daphne.__version__)'],
  waitress: [PYTHON, '-c', 'from importlib.metadata import version; print(version("waitress"))'],
  websockets: [PYTHON, '-c', 'from importlib.metadata import version; print(version("websockets"))'],
} as const;

export type Program = keyof typeof ASKED;

const versions = new Map<Program, string | undefined>();

/** The version of an installed program, as `1.22.1`; undefined when this machine does not have it. */
export function versionOf(program: Program): string | undefined {
  if (!versions.has(program)) versions.set(program, ask(ASKED[program]));
  return versions.get(program);
}

function ask([command, ...words]: readonly [string, ...string[]]): string | undefined {
  const { status, stdout, stderr } = spawnSync(pathOf(command), words, { encoding: 'utf8' });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0] : undefined;
}

/** The command that starts a program: nginx is often where only root's PATH leads, and each can be named by a variable. */
export function pathOf(command: string): string {
  const named = process.env[command.toUpperCase()];
  if (named !== undefined) return named;
  if (command !== 'nginx') return command;
  return spawnSync('nginx', ['-v']).error === undefined ? 'nginx' : '/usr/sbin/nginx';
}
