import type { ServerReading } from '../shared/arguments/reading.js';
import type { SocketKind } from './sockets.js';
/**
 * uWSGI's clocks, by the socket that requests come in through (measured on 2.0.21): `--http-socket` and the uwsgi protocol
 * keep no connection, `--http11-socket` keeps one for the socket timeout, the `--http` router has clocks of its own.
 */
export declare function clocks(reading: ServerReading, kind: SocketKind | undefined): void;
