import type { Lab } from '../lab.js';
import { type Nginx, startNginx } from './nginx.js';

/** How nginx passes requests on; PORT stands for the app server's. */
export interface Proxying {
  /** Directives of the location, such as `proxy_read_timeout 2s;` */
  readonly directives?: string;
  /** Directives of the upstream block, such as `keepalive 8;`; with one, connections are reused. */
  readonly upstream?: string;
  /** In place of `proxy_pass`. */
  readonly pass?: 'proxy_pass' | 'uwsgi_pass';
}

/** nginx in front of an app server. A single failure does not take the server out of turn. */
export function nginxBefore(
  lab: Lab,
  port: number,
  { directives = '', upstream = '', pass = 'proxy_pass' }: Proxying = {},
): Promise<Nginx> {
  const reuse = upstream.includes('keepalive') ? 'proxy_http_version 1.1; proxy_set_header Connection "";' : '';
  const to = pass === 'uwsgi_pass' ? 'include uwsgi_params; uwsgi_pass app;' : 'proxy_pass http://app;';
  return startNginx(lab, {
    files: { uwsgi_params: UWSGI_PARAMS },
    http: `
    upstream app { server 127.0.0.1:${port} max_fails=0; ${upstream} }
    server {
        listen PORT;
        location / { ${to} ${reuse} ${directives} }
    }`,
  });
}

const UWSGI_PARAMS = `
uwsgi_param REQUEST_METHOD $request_method;
uwsgi_param REQUEST_URI $request_uri;
uwsgi_param PATH_INFO $document_uri;
uwsgi_param QUERY_STRING $query_string;
uwsgi_param CONTENT_LENGTH $content_length;
uwsgi_param SERVER_PROTOCOL $server_protocol;
uwsgi_param SERVER_PORT $server_port;
uwsgi_param SERVER_NAME $server_name;
`;
