/** Which program a word names. */
import { textOf, type Pieces } from '../pieces.js';
import type { Server } from '../invocation.js';

/** Names of the programs, with the suffixes that distributions give: Debian's `gunicorn3`, `uwsgi-core`, `uwsgi_python3`. */
const PROGRAMS: readonly (readonly [name: RegExp, server: Server])[] = [
  [/^gunicorn(?:-?\d+(?:\.\d+)?)?$/, 'gunicorn'],
  [/^uvicorn(?:-?\d+(?:\.\d+)?)?$/, 'uvicorn'],
  [/^fastapi$/, 'fastapi'],
  [/^hypercorn(?:-?\d+(?:\.\d+)?)?$/, 'hypercorn'],
  [/^granian$/, 'granian'],
  [/^daphne(?:-?\d+(?:\.\d+)?)?$/, 'daphne'],
  [/^waitress-serve(?:-?(?:python)?\d+(?:\.\d+)?)?$/, 'waitress'],
  [/^(?:py)?uwsgi(?:[-_](?:core|python)\S*)?$/, 'uwsgi'],
];

/** What `python -m` starts a server by. */
const MODULES: Readonly<Record<string, Server>> = {
  gunicorn: 'gunicorn',
  'gunicorn.app.wsgiapp': 'gunicorn',
  uvicorn: 'uvicorn',
  'uvicorn.main': 'uvicorn',
  fastapi: 'fastapi',
  'fastapi.cli': 'fastapi',
  fastapi_cli: 'fastapi',
  hypercorn: 'hypercorn',
  granian: 'granian',
  daphne: 'daphne',
  'daphne.cli': 'daphne',
  waitress: 'waitress',
  'waitress.runner': 'waitress',
};

/** Words with which a program says something and ends. */
const SAYS_ONLY = new Set(['--version', '--help', '--check-config']);

/** `/venv/bin/gunicorn` is `gunicorn`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The server that a word names, as a program or, after `python -m`, as a module. */
export function serverNamed(word: string, isModule: boolean): Server | undefined {
  if (isModule) return Object.hasOwn(MODULES, word) ? MODULES[word] : undefined;
  const name = baseName(word);
  return PROGRAMS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether a server that is called like this serves: `fastapi dev` is no server for production, `--version` none at all. */
export function serves(server: Server, args: readonly Pieces[]): boolean {
  const texts = args.map((word) => textOf(word));
  if (server === 'fastapi' && texts.find((text) => !text.startsWith('-')) !== 'run') return false;
  return !texts.some((text) => SAYS_ONLY.has(text));
}
