/**
 * What the routes of one nginx tell of each other: the ports that it takes itself, and where else it sends requests. An
 * app server whose own port is not known may stand behind one of several addresses, and nobody can tell behind which.
 */
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { Target } from '../sources/nginx/target.js';
import { type Address, addressesOf, hostAndPort, isOwnHost, isPublic } from './addresses.js';

/** What is known of the other routes of the nginx that a route belongs to. */
export interface OtherTargets {
  /** Whether an address is one that nginx listens on itself, so that the request comes back to it. */
  readonly comesBack: (address: Address) => boolean;
  /** Whether nothing else that nginx sends requests to could be the same server; those of the own machine come first. */
  readonly isOnly: (target: Target) => boolean;
}

/** The ports and targets of some routes. */
export function otherTargets(routes: readonly NginxRoute[]): OtherTargets {
  const taken = new Set(routes.flatMap(({ route }) => route.listen.flatMap((listen) => portOf(listen) ?? [])));
  const comesBack = ({ host, port }: Address): boolean => isOwnHost(host) && taken.has(port);
  const own = new Set<string>();
  const others = new Set<string>();
  const seen = new Set<Target>();
  for (const { hop } of routes) {
    const { target } = hop;
    if (target === undefined || seen.has(target)) continue;
    seen.add(target);
    const addresses = addressesOf(target)
      .map(hostAndPort)
      .filter((address) => !comesBack(address) && !isPublic(address.host));
    if (addresses.length > 0) (addresses.every(isOwn) ? own : others).add(keyOf(addresses));
  }
  return {
    comesBack,
    isOnly: (target) =>
      addressesOf(target).map(hostAndPort).every(isOwn) ? own.size === 1 : own.size === 0 && others.size === 1,
  };
}

function isOwn({ host }: Address): boolean {
  return host === 'unix' || isOwnHost(host);
}

function keyOf(addresses: readonly Address[]): string {
  return addresses
    .map(({ host, port }) => `${isOwnHost(host) ? '' : host}:${port}`)
    .toSorted()
    .join(' ');
}

/** The port of `*:80`, `[::]:80` or `80`; undefined where none is written as a number. */
function portOf(listen: string): string | undefined {
  return /(?:^|:)(\d+)$/.exec(listen)?.[1];
}
