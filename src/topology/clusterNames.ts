/** Who reaches whom in a cluster of Kubernetes: containers of one pod share their host, all others go through Services. */
import type { Confidence } from '../model/chain.js';
import type { SourceFile, Span } from '../model/span.js';
import type { Reached } from '../sources/kubernetes/index.js';

/** Where in a cluster something runs. */
export interface ClusterPlace {
  /** The templates of the pods that have it; none where no file says so. */
  readonly pods: readonly Span[];
  readonly namespace?: string | undefined;
}

/** What is known of a server in a cluster. */
export interface InCluster {
  readonly pod?: Span | undefined;
  readonly reached?: readonly Reached[] | undefined;
}

/** The place of an nginx text that a manifest carries; undefined for every other file. */
export function placeOf(
  file: SourceFile,
  texts: readonly { readonly file: SourceFile; readonly runs: readonly Span[]; readonly namespace?: string }[],
): ClusterPlace | undefined {
  const text = texts.find((each) => each.file === file);
  return text && { pods: text.runs, namespace: text.namespace };
}

/** Whether two share a host, `127.0.0.1`, by running in one pod; undefined where the pod of either is not known. */
export function sharesHost(place: ClusterPlace | undefined, { pod }: InCluster): boolean | undefined {
  if (place === undefined || place.pods.length === 0 || pod === undefined) return undefined;
  return place.pods.some((each) => isSame(each, pod));
}

function isSame(a: Span, b: Span): boolean {
  return a.file.name === b.file.name && a.start === b.start && a.end === b.end;
}

/**
 * How sure it is that a host and a port are a Service that leads to a server: `listensOn` tells whether that listens on a
 * port, undefined where that is not known. Undefined where no Service of that name leads there.
 */
export function throughService(
  host: string,
  port: string,
  { reached = [] }: InCluster,
  place: ClusterPlace | undefined,
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

/** Whether a host's name is a Service's, as seen from a place. */
function namesHost(
  host: string,
  { hosts, namespace }: Reached,
  place: ClusterPlace | undefined,
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
