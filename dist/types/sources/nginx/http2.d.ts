import type { Level } from './level.js';
import type { Names } from './names.js';
/** Whether a level's server takes HTTP/2: `http2 on`, or the older `listen ... http2`. */
export declare function speaksHttp2(level: Level): boolean;
/**
 * Whether a level's server takes nothing but HTTP/2: `listen ... http2` without TLS, where nothing can be negotiated.
 * HTTP/2 goes by the server's own `keepalive_timeout` and `keepalive_requests`, whatever its locations
 * say (`ngx_http_v2.c`, by experiment on 1.22.1 and 1.31.5).
 */
export declare function onlyHttp2(level: Level, names: Names): boolean;
