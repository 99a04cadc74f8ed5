/** The addresses that a `*_pass` of nginx leads to. */
import type { Target } from '../sources/nginx/target.js';

/** A host and a port; a socket has the host `unix` and its path for a port. */
export interface Address {
  readonly host: string;
  readonly port: string;
}

const OWN_HOSTS = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::]'];

/** The addresses of a target as written, those of its upstream's servers; none where they are not known. */
export function addressesOf({ kind, upstream, address }: Target): string[] {
  if (kind === 'unknown') return [];
  return upstream === undefined ? [address] : upstream.servers.map((server) => server.args[0]?.text ?? '');
}

/** An address in its parts; without a port it is that of HTTP. */
export function hostAndPort(address: string): Address {
  if (address.startsWith('unix:')) {
    const path = address.slice('unix:'.length).replace(/:.*$/, '').replace(/^\/\//, '/');
    return { host: 'unix', port: path };
  }
  const match = /^(.*?)(?::(\d+))?$/.exec(address);
  return { host: (match?.[1] ?? '').toLowerCase(), port: match?.[2] ?? '80' };
}

/** Whether a host is the machine or the container itself. */
export function isOwnHost(host: string): boolean {
  return OWN_HOSTS.includes(host);
}

/** Somebody else's service on the internet. */
export function isPublic(host: string): boolean {
  return /\.(?:com|org|net|io|dev|app|cloud)$/.test(host);
}
