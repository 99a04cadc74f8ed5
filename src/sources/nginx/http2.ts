import type { Level } from './level.js';
import { parseNginxFlag } from './time.js';

/** Whether a level's server takes HTTP/2: `http2 on`, or the older `listen ... http2`. */
export function speaksHttp2(level: Level): boolean {
  const server = level.enclosing('server');
  if (server === undefined) return false;
  const flag = server.effective('http2')?.args[0]?.text;
  if (flag !== undefined) return parseNginxFlag(flag) === true;
  return server.get('listen').some((listen) => listen.args.some((word) => word.text === 'http2'));
}

/**
 * Whether a level's server takes nothing but HTTP/2: `listen ... http2` without TLS, where nothing can be negotiated.
 * HTTP/2 goes by the server's own `keepalive_timeout` and `keepalive_requests`, whatever its locations
 * say (`ngx_http_v2.c`, by experiment on 1.22.1 and 1.31.5).
 */
export function onlyHttp2(level: Level): boolean {
  const server = level.enclosing('server');
  if (server?.parent === undefined) return false;
  const listens = server.get('listen');
  if (listens.length === 0) return false;
  // What one server says of an address holds for all servers on it.
  const addresses = clearHttp2Addresses(server.parent);
  return addresses.size > 0 && listens.every((listen) => addresses.has(listen.args[0]?.text ?? ''));
}

const known = new WeakMap<Level, ReadonlySet<string>>();

function clearHttp2Addresses(http: Level): ReadonlySet<string> {
  let found = known.get(http);
  if (found === undefined) {
    const addresses = new Set<string>();
    for (const server of http.children) {
      if (server.kind !== 'server') continue;
      for (const listen of server.get('listen')) {
        const words = listen.args.map((word) => word.text);
        if (words.includes('http2') && !words.includes('ssl')) addresses.add(words[0] as string);
      }
    }
    found = addresses;
    known.set(http, found);
  }
  return found;
}
