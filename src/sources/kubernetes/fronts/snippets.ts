/** Pieces of nginx configuration in annotations and in the ConfigMap of ingress-nginx. */
import { PieceText, unknownPiece } from '../../shared/yaml/text.js';
import type { YamlEntry } from '../../shared/yaml/index.js';
import type { Gathered } from './build.js';

/** Directives that set what annotations and keys set too, by the ids of the catalogue. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  keepalive_timeout: 'keep-alive',
  proxy_connect_timeout: 'proxy-connect-timeout',
  proxy_read_timeout: 'proxy-read-timeout',
  proxy_send_timeout: 'proxy-send-timeout',
  proxy_next_upstream_tries: 'proxy-next-upstream-tries',
  client_header_timeout: 'client-header-timeout',
  client_body_timeout: 'client-body-timeout',
};
const WRITTEN = new RegExp(`(?:^|[\\s;{}])(${Object.keys(DIRECTIVES).join('|')})\\s`, 'g');
/** Longer ones are looked at as far as this. */
const LONGEST = 100_000;

/**
 * Which of two values counts depends on where in nginx's configuration the piece ends up: what a snippet sets is not
 * known. `entries` are all that may hold one.
 */
export function snippetsOver(given: Gathered, entries: Iterable<YamlEntry>): void {
  for (const { key, value } of entries) {
    if (!key.endsWith('-snippet')) continue;
    const text = new PieceText(value.pieces() ?? []);
    for (const match of text.text.slice(0, LONGEST).matchAll(WRITTEN)) {
      const directive = match[1] as string;
      const id = DIRECTIVES[directive];
      const end = match.index + match[0].length - 1;
      const span = text.span(end - directive.length, end);
      if (id !== undefined) given.set(id, { values: [[unknownPiece(span, `${directive} in ${key}`)]], name: id });
    }
  }
}
