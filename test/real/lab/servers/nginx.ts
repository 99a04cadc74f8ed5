import type { Lab } from '../lab.js';
import { pathOf } from '../programs.js';
import type { Running } from '../running.js';

/** A running nginx; its logs are `error.log` and, where the configuration asks for one, `access.log`. */
export interface Nginx {
  readonly port: number;
  readonly running: Running;
  /** What it wrote to its error log. */
  errors(): string;
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
    command: [pathOf('nginx'), '-p', '.', '-c', 'nginx.conf', '-e', 'error.log'],
    ports: [port],
    files: {
      ...files,
      'nginx.conf': `daemon off;
worker_processes ${workers};
pid nginx.pid;
error_log error.log info;
${main}
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
${http.replaceAll('PORT', String(port))}
}
`,
    },
  }));
  return { port: running.ports[0] as number, running, errors: () => running.read('error.log') };
}
