import type { ServerReading } from '../shared/arguments/reading.js';
import type { Sourced } from '../shared/arguments/values.js';

/** How requests come in: through the HTTP router, as HTTP on a worker's own socket, or as the uwsgi protocol. */
export type SocketKind = 'http' | 'http11-socket' | 'http-socket' | 'socket' | 'fastcgi-socket';

const KINDS: readonly (readonly [option: string, kind: SocketKind])[] = [
  ['http', 'http'],
  ['https', 'http'],
  ['http11-socket', 'http11-socket'],
  ['http-socket', 'http-socket'],
  ['https-socket', 'http-socket'],
  ['fastcgi-socket', 'fastcgi-socket'],
  ['socket', 'socket'],
];

/** Notes the addresses; gives back the kind that the clocks are those of, the first in the order above. */
export function readSockets(reading: ServerReading): SocketKind | undefined {
  const { values } = reading;
  const protocol = values.get('protocol')?.value;
  const found = new Set<SocketKind>();
  for (const [option, kind] of KINDS) {
    for (const socket of values.all(option)) {
      found.add(kind === 'socket' && protocol === 'http' ? 'http-socket' : kind);
      reading.bind(addressOf(socket), socket);
    }
  }
  const kind = KINDS.map(([, one]) => one).find((one) => found.has(one));
  reading.fact('app.sockets', [...found].join(', '));
  reading.fact('app.protocol', kind === undefined ? null : protocolOf(kind));
  return kind;
}

function protocolOf(kind: SocketKind): string {
  return kind === 'socket' ? 'uwsgi' : kind === 'fastcgi-socket' ? 'fastcgi' : 'http';
}

/** `:8000`, `8000`, `/run/app.sock`: what has no colon and is no number is a file; what follows a comma is TLS. */
function addressOf({ value, written, unknown }: Sourced): string {
  if (unknown !== undefined || typeof value !== 'string') return written;
  const [address = ''] = value.split(',');
  if (/^\d+$/.test(address)) return `0.0.0.0:${address}`;
  if (address.startsWith(':')) return `0.0.0.0${address}`;
  if (address.startsWith('*:')) return `0.0.0.0${address.slice(1)}`;
  return address.includes(':') ? address : `unix:${address}`;
}
