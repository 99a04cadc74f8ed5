/** Who reaches whom in a cluster of Kubernetes: whatever is no container of the own pod, through a Service. */
import type { Confidence } from '../model/chain.js';
import type { Reached } from '../sources/kubernetes/index.js';
import type { Place } from './place.js';

/**
 * How sure it is that a host and a port are a Service that leads to a server: `listensOn` tells whether that listens on a
 * port, undefined where that is not known. Undefined where no Service of that name leads there.
 */
export function throughService(
  host: string,
  port: string,
  reached: readonly Reached[],
  place: Pick<Place, 'namespace'> | undefined,
  listensOn: (port: string) => boolean | undefined,
): Confidence | undefined {
  const found = reached.flatMap((way) => {
    const named = namesHost(host, way, place);
    if (named === undefined || (way.port !== undefined && String(way.port) !== port)) return [];
    // The name of a port that no container declares may be any.
    const target = way.target ?? port;
    const listens = typeof target === 'number' || /^\d+$/.test(target) ? listensOn(String(target)) : undefined;
    if (listens === false) return [];
    return [typeof target === 'string' && way.target !== undefined ? 'medium' : named];
  });
  return found.includes('high') ? 'high' : found[0];
}

/** Whether a host's name is a Service's, as seen from a place, and how sure that is. */
export function namesHost(
  host: string,
  { hosts, namespace }: Pick<Reached, 'hosts' | 'namespace'>,
  place: Pick<Place, 'namespace'> | undefined,
): Confidence | undefined {
  const [short = '', ...full] = hosts;
  const plain = host.replace(/\.$/, '');
  if (full.includes(plain)) return 'high';
  if (plain === short) {
    // A short name is looked up in the own namespace.
    const elsewhere = namespace !== undefined && place?.namespace !== undefined && namespace !== place.namespace;
    return elsewhere ? undefined : 'high';
  }
  // The Service's namespace is said where the manifest is applied.
  const rest = plain.startsWith(`${short}.`) ? plain.slice(short.length + 1) : '';
  return namespace === undefined && /^[a-z0-9-]+(?:\.svc(?:\.cluster\.local)?)?$/.test(rest) ? 'medium' : undefined;
}
