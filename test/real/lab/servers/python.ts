import type { Lab } from '../lab.js';
import { pathOf } from '../programs.js';
import type { Running, Start } from '../running.js';
import { ASGI, WSGI } from './application.js';

/** A running app server with the application of these tests. */
export interface AppServer {
  readonly port: number;
  readonly running: Running;
  /** The application's log, a line each: `start PATH`, `read BYTES`, `end PATH`, `left PATH`. */
  work(): string[];
}

/** What may stand beside an app server's words. */
export interface Beside {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The words with the application behind them, unless it stands among them. */
function serving(application: string, words: readonly string[]): readonly string[] {
  return words.includes(application) ? words : [...words, application];
}

/** How each is told where to listen, and which application to serve. */
const SERVERS = {
  gunicorn: (port: number, words: readonly string[]) => {
    const asgi = words.some((word) => word.includes('uvicorn'));
    return [pathOf('gunicorn'), '-b', `127.0.0.1:${port}`, ...serving(asgi ? 'asgi:app' : 'wsgi:app', words)];
  },
  uvicorn: (port: number, words: readonly string[]) => [
    ...[pathOf('uvicorn'), '--host', '127.0.0.1', '--port', String(port)],
    ...serving('asgi:app', words),
  ],
  hypercorn: (port: number, words: readonly string[]) => [
    ...[pathOf('hypercorn'), '-b', `127.0.0.1:${port}`, 'asgi:app'],
    ...words,
  ],
  daphne: (port: number, words: readonly string[]) => [
    ...[pathOf('daphne'), '-b', '127.0.0.1', '-p', String(port)],
    ...serving('asgi:app', words),
  ],
  waitress: (port: number, words: readonly string[]) => [
    ...['waitress-serve', `--listen=127.0.0.1:${port}`],
    ...serving('wsgi:app', words),
  ],
  /** A script that starts its server itself, on the port that the variable LISTEN_PORT has. */
  python: (_port: number, words: readonly string[]) => [pathOf('python3'), ...words],
  /** `--http-socket` with the plugin of Debian; the words say the rest. */
  'uwsgi-http': (port: number, words: readonly string[]) => [
    ...[pathOf('uwsgi'), '--plugin', 'python3', '--http-socket', `127.0.0.1:${port}`],
    ...['--wsgi-file', 'wsgi.py', '--callable', 'app', ...words],
  ],
  /** `--http`: uWSGI's router in front of its workers. */
  'uwsgi-router': (port: number, words: readonly string[]) => [
    ...[pathOf('uwsgi'), '--plugin', 'python3', '--plugin', 'http', '--http', `127.0.0.1:${port}`],
    ...['--wsgi-file', 'wsgi.py', '--callable', 'app', ...words],
  ],
  /** The protocol `uwsgi`, for an nginx with `uwsgi_pass`. */
  uwsgi: (port: number, words: readonly string[]) => [
    ...[pathOf('uwsgi'), '--plugin', 'python3', '--socket', `127.0.0.1:${port}`],
    ...['--wsgi-file', 'wsgi.py', '--callable', 'app', ...words],
  ],
} as const;

export type ServerName = keyof typeof SERVERS;

function startOn(
  port: number,
  server: ServerName,
  words: readonly string[],
  { files = {}, environment = {} }: Beside,
): Start {
  return {
    command: SERVERS[server](port, words),
    ports: [port],
    files: { 'wsgi.py': WSGI, 'asgi.py': ASGI, ...files },
    environment: { PYTHONPATH: '.', LISTEN_PORT: String(port), ...environment },
  };
}

/** How a server ended that does not start: its exit status and what it said. */
export interface Refusal {
  readonly code: number | null;
  readonly said: string;
}

/** Starts an app server that is expected to end before it serves; throws when it is still there after 15 s. */
export async function refusal(
  lab: Lab,
  server: ServerName,
  words: readonly string[] = [],
  beside: Beside = {},
): Promise<Refusal> {
  const running = await lab.run(1, (port) => ({ ...startOn(port, server, words, beside), ports: [] }));
  if (!(await running.finished(15_000))) throw new Error(`${server} ${words.join(' ')} did not end: ${running.read()}`);
  return { code: running.ended?.code ?? null, said: running.read() };
}

/** Starts an app server with these words; `--keep-alive 1` and the like are as one types them. */
export async function startApp(
  lab: Lab,
  server: ServerName,
  words: readonly string[] = [],
  beside: Beside = {},
): Promise<AppServer> {
  const running = await lab.run(1, (port) => startOn(port, server, words, beside));
  const work = (): string[] =>
    running
      .read('work.log')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(line.indexOf(' ') + 1));
  return { port: running.ports[0] as number, running, work };
}
