import type { SourceFile } from '../../model/span.js';

/**
 * The main file of the official image, as far as it matters here: what it sets for all of `http`, and what it includes.
 * The same in every variant of the image, and in nginx's own packages: `stable/alpine/nginx.conf` of
 * https://github.com/nginx/docker-nginx, `rpm/SOURCES/nginx-quic.nginx.conf` of https://github.com/nginx/pkg-oss.
 */
const MAIN: SourceFile = {
  name: '/etc/nginx/nginx.conf (as the nginx image ships it)',
  text: [
    'events {}',
    'http {',
    '    sendfile on;',
    '    keepalive_timeout 65;',
    '    include /etc/nginx/conf.d/*.conf;',
    '}',
    '',
  ].join('\n'),
};

/** Where values of the image's main file come from, as a person says it. */
export const SHIPPED_BY = 'the nginx image';

/**
 * The main file that an image built on the official one has, unless another is put in its place: for `readNginx`, among
 * the given files. What it sets is nobody's choice, and no finding asks to change it.
 */
export function officialMain(): SourceFile {
  return MAIN;
}

/** Whether a file is the image's own, so that it stands nowhere in a repository and what it sets was chosen by nobody there. */
export function isShipped(file: SourceFile): boolean {
  return file === MAIN || file.name === MAIN.name;
}
