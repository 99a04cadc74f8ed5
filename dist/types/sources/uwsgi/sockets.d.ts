import type { ServerReading } from '../shared/arguments/reading.js';
/** How requests come in: through the HTTP router, as HTTP on a worker's own socket, or as the uwsgi protocol. */
export type SocketKind = 'http' | 'http11-socket' | 'http-socket' | 'socket' | 'fastcgi-socket';
/** Notes the addresses; gives back the kind that the clocks are those of, the first in the order above. */
export declare function readSockets(reading: ServerReading): SocketKind | undefined;
