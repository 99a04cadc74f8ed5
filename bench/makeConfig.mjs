/**
 * Synthetic nginx configurations: the same text for the same size, accepted by `nginx -t`. Every service has an
 * upstream with a pool, a server, and two locations, 23 lines in all; one in a hundred waits longer than a load
 * balancer with an idle timeout of 60 s, so that a run also has something to report. With a certificate the server
 * takes TLS, and a further one redirects to it, as on a host of many sites.
 */

const HEAD = `pid nginx.pid;
error_log stderr;
events {
    worker_connections 1024;
}
http {
    server_names_hash_max_size 65536;
    server_names_hash_bucket_size 128;
    keepalive_timeout 75s;
    access_log off;
`;
const TAIL = '}\n';

/** A configuration of at least `lines` lines or `bytes` bytes, whichever is given, with whole services only. */
export function makeConfig({ lines = 0, bytes = 0, certificate }) {
  const parts = [HEAD];
  let length = HEAD.length + TAIL.length;
  let count = lineCount(HEAD) + lineCount(TAIL);
  let services = 0;
  while (count < lines || length < bytes) {
    services++;
    const text = service(services, certificate);
    parts.push(text);
    length += text.length;
    count += lineCount(text);
  }
  parts.push(TAIL);
  return { text: parts.join(''), lines: count, servers: certificate === undefined ? services : 2 * services };
}

function service(number, certificate) {
  const name = String(number).padStart(5, '0');
  const patience = number % 100 === 0 ? '300s' : '20s';
  return `    upstream app_${name} {
        server 127.0.0.1:${20_000 + (number % 400)} max_fails=2 fail_timeout=10s;
        server 127.0.0.1:${20_400 + (number % 400)} max_fails=2 fail_timeout=10s;
        keepalive 32;
    }
${certificate === undefined ? '' : redirect(name)}    server {
        listen 127.0.0.1:${18_080 + (number % 4)}${certificate === undefined ? '' : ' ssl'};
        server_name app-${name}.example.com;
${certificate === undefined ? '' : tls(certificate)}        location / {
            proxy_pass http://app_${name};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_connect_timeout 5s;
            proxy_send_timeout 20s;
            proxy_read_timeout ${patience};
        }
        location /static/ {
            root /srv/app-${name};
            expires 1h;
        }
    }
`;
}

function redirect(name) {
  return `    server {
        listen 127.0.0.1:18079;
        server_name app-${name}.example.com;
        return 301 https://$host$request_uri;
    }
`;
}

function tls({ chain, key }) {
  return `        ssl_certificate ${chain};
        ssl_certificate_key ${key};
`;
}

function lineCount(text) {
  return text.split('\n').length - 1;
}
