import type { Span } from '../model/span.js';
import type { AppBind } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
/**
 * Where a server takes the web's own ports itself, so that clients reach it without a proxy of the same machine: a port
 * that compose publishes, or the address it listens on where it runs in no container. Addresses of the machine itself
 * (`127.0.0.1:80`) count for nothing.
 */
export declare function publicPort(launch: Launch, binds: readonly AppBind[]): Span | undefined;
