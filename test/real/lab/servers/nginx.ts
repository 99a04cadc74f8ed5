import { pause } from '../connection.js';
import type { Lab } from '../lab.js';
import { pathOf } from '../programs.js';
import type { Running } from '../running.js';

/** A running nginx. */
export interface Nginx {
  readonly port: number;
  readonly running: Running;
  /** What it wrote to its error log. */
  errors(): string;
  /**
   * What the error log says about connections, and all from warn on: `[error] upstream timed out (110: Connection timed
   * out) while reading response header from upstream`, without ids and addresses. Not that a client closed an idle
   * connection, as whoever looks for the port does.
   */
  complaints(): string[];
  /**
   * The access log once it has so many lines, or as it is after five seconds: `GET /path 200, upstream 504, 200`;
   * `upstream -` where nothing was forwarded.
   */
  accesses(lines: number): Promise<string[]>;
}

/** What stands around the `http` block's content. */
export interface NginxSettings {
  /** The content of `http`; `PORT` is replaced by the port that nginx is asked on. */
  readonly http: string;
  /** Directives outside of `http`: `worker_shutdown_timeout 1s;` */
  readonly main?: string;
  /** Other files, by their names. */
  readonly files?: Readonly<Record<string, string>>;
  readonly workers?: number;
}

/** Starts nginx, with a master process and one worker unless told; its error log has level info. */
export async function startNginx(
  lab: Lab,
  { http, main = '', files = {}, workers = 1 }: NginxSettings,
): Promise<Nginx> {
  const running = await lab.run(1, (port) => ({
    command: nginxCommand(),
    ports: [port],
    files: { ...files, 'nginx.conf': configuration(http.replaceAll('PORT', String(port)), main, workers) },
  }));
  const errors = (): string => running.read('error.log');
  return {
    port: running.ports[0] as number,
    running,
    errors,
    complaints: () => complaints(errors()),
    accesses: async (lines) => {
      const until = performance.now() + 5000;
      for (;;) {
        const written = running.read('access.log').split('\n').slice(0, -1);
        if (written.length >= lines || performance.now() > until) return written;
        await pause(20);
      }
    },
  };
}

/** How `nginx -t` ended, and what it said that is a warning or worse. */
export interface Tested {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: readonly string[];
}

/** Runs nginx with further words, `-t`, until it ends. `first` stands before the first directive of its file. */
export async function testNginx(
  lab: Lab,
  http: string,
  files: Readonly<Record<string, string>> = {},
  words: readonly string[] = ['-t'],
  first = '',
): Promise<Tested> {
  const running = await lab.run(0, () => ({
    command: [...nginxCommand(), ...words],
    ports: [],
    files: { ...files, 'nginx.conf': first + configuration(http) },
  }));
  if (!(await running.finished(20_000)) || running.ended === undefined) throw new Error('nginx did not end');
  const { code, signal } = running.ended;
  // Both the terminal and the log get each line.
  return { code, signal, said: [...new Set(complaints(running.read() + running.read('error.log')))] };
}

/** Starts the nginx at a path with `nginx.conf` of the folder that it is started in, and an `error.log` beside it. */
export function nginxCommand(path = pathOf('nginx')): string[] {
  return [path, '-p', '.', '-c', 'nginx.conf', '-e', 'error.log'];
}

function configuration(http: string, main = '', workers = 1): string {
  return `pid nginx.pid;
daemon off;
worker_processes ${workers};
error_log error.log info;
${main}
events { worker_connections 512; }
http {
    log_format lab '$request_method $uri $status, upstream $upstream_status';
    access_log access.log lab;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
${http}
}
`;
}

function complaints(log: string): string[] {
  return log.split('\n').flatMap((line) => {
    const [, level = '', connection = '', text = ''] =
      /\[(\w+)\] (?:\d+#\d+: )?(\*\d+ )?(.*?)(?:, client: .*)?$/.exec(line) ?? [];
    if (connection === '' && !['warn', 'error', 'crit', 'alert', 'emerg'].includes(level)) return [];
    if (/^client (\S+ )?closed (keepalive )?connection/.test(text)) return [];
    return [`[${level}] ${text.replace(/ in \S+:\d+$/, '')}`];
  });
}
