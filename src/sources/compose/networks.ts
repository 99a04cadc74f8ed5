/** By which names services reach one another: https://docs.docker.com/reference/compose-file/services/#networks */
import { textOf } from '../shared/pieces.js';
import { knownText, type Layered, shownValue, textOfValue } from './layers.js';

/** Names that other services have for a service. */
export function hostNamesOf(name: string, service: Layered): string[] {
  const networks = service.at('networks');
  const aliases = networks.names().flatMap((network) => networks.at(network).at('aliases').names());
  const own = ['container_name', 'hostname'].flatMap((key) => {
    const written = service.at(key).nearest;
    return (written && knownText(written)) ?? [];
  });
  return [...new Set([name, ...own, ...aliases])];
}

/** `links: ["web:backend"]` as `backend` to `web`; a link without an alias adds no name. */
export function linksOf(service: Layered): Map<string, string> {
  const found = new Map<string, string>();
  for (const item of service.at('links').items()) {
    const [, target, alias] = /^([^:]+):([^:]+)$/.exec(knownText(item) ?? '') ?? [];
    if (target !== undefined && alias !== undefined) found.set(alias, target);
  }
  return found;
}

/** `extra_hosts`, as a list (`name=address`, `name:address`) or as a map; an address of IPv6 is in no brackets. */
export function extraHostsOf(service: Layered): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, address: string): void => {
    found.set(name, address.replace(/^\[(.*)\]$/, '$1'));
  };
  for (const layer of service.at('extra_hosts').layers.toReversed()) {
    for (const { key, value } of layer.value.entries().values()) {
      const address = shownValue({ ...layer, value });
      if (address !== undefined) add(key, address);
    }
    for (const value of layer.value.items()) {
      const [, name, address] = /^([^:=]+)[:=](.+)$/.exec(textOf(textOfValue({ ...layer, value }))) ?? [];
      if (name !== undefined && address !== undefined) add(name, address);
    }
  }
  return found;
}
