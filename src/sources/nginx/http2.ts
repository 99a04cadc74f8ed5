import type { Level } from './level.js';
import type { Names } from './names.js';
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
export function onlyHttp2(level: Level, names: Names): boolean {
  const listens = level.enclosing('server')?.get('listen') ?? [];
  // What one server says of an address holds for all servers on it.
  return listens.length > 0 && listens.every((listen) => names.takesClearHttp2(listen.args[0]?.text ?? ''));
}
