import type { Span } from '../model/span.js';
import type { AppBind } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
import { spanOf } from '../sources/shared/pieces.js';

/** Ports at which browsers knock by themselves. */
const WEB: ReadonlySet<number> = new Set([80, 443]);
/** Carriers on whose machine a port is the server's own; a container's is only what its platform makes of it. */
const OWN_MACHINE: ReadonlySet<Launch['carrier']> = new Set(['systemd', 'supervisor', 'script', 'command-line']);

/**
 * Where a server takes the web's own ports itself, so that clients reach it without a proxy of the same machine: a port
 * that compose publishes, or the address it listens on where it runs in no container. Addresses of the machine itself
 * (`127.0.0.1:80`) count for nothing.
 */
export function publicPort(launch: Launch, binds: readonly AppBind[]): Span | undefined {
  const published = (launch.published ?? []).find(({ port, loopback }) => loopback !== true && WEB.has(port));
  if (published !== undefined) return published.span;
  if (!OWN_MACHINE.has(launch.carrier)) return undefined;
  const bind = binds.find(({ address }) => isPublic(address));
  return bind && (bind.pieces === undefined ? launch.span : spanOf(bind.pieces));
}

function isPublic(address: string): boolean {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  return WEB.has(Number(port)) && !/^(?:localhost|127\.|\[?::1\]?$|unix:|fd:)/i.test(host);
}
