import type { Confidence } from '../model/chain.js';
import { textOf, unknownIn } from '../sources/shared/pieces.js';
import type { NginxHop } from '../sources/nginx/hop.js';
import type { Target } from '../sources/nginx/target.js';
import type { AppServer } from './appServers.js';
import { type ClusterPlace, sharesHost, throughService } from './clusterNames.js';

/** The app server behind a route, and why it is taken to be there. */
export interface Link {
  readonly app: AppServer;
  readonly confidence: Confidence;
  readonly because: string;
}

/**
 * The app server that a route's requests reach: the one that listens where nginx sends them. Where several do, or none
 * that was read, there is no link: two hops that are not neighbours must not be compared. `place` is where nginx runs in
 * a cluster, if it is known to.
 */
export function linkOf(hop: NginxHop, apps: readonly AppServer[], place?: ClusterPlace): Link | undefined {
  const target = hop.target;
  if (target === undefined || apps.length === 0) return undefined;
  const able = apps.filter((app) => speaks(app, target.module));
  const links = addressesOf(target).flatMap((address) =>
    able.flatMap((app) => matches(address, app, { only: able.length === 1, place })),
  );
  for (const confidence of ['high', 'medium'] as const) {
    const found = links.filter((link) => link.confidence === confidence);
    if (new Set(found.map((link) => link.app)).size === 1) return found[0];
    if (found.length > 0) return undefined;
  }
  return undefined;
}

/** Whether a server understands what a module of nginx sends. */
function speaks({ hop }: AppServer, module: Target['module']): boolean {
  if (module === 'uwsgi') return hop.product === 'uwsgi';
  return module === 'proxy' || (module === 'scgi' && hop.product === 'uwsgi');
}

function addressesOf({ kind, upstream, address }: Target): string[] {
  if (kind === 'unknown') return [];
  return upstream === undefined ? [address] : upstream.servers.map((server) => server.args[0]?.text ?? '');
}

const OWN_HOSTS = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::]'];

interface Scene {
  /** Whether it is the only app server that nginx could mean. */
  readonly only: boolean;
  readonly place: ClusterPlace | undefined;
}

function matches(address: string, app: AppServer, { only, place }: Scene): Link[] {
  const isElsewhere = sharesHost(place, app) === false;
  if (address.startsWith('unix:')) {
    const path = address.slice('unix:'.length).replace(/:.*$/, '').replace(/^\/\//, '/');
    const listens = app.binds.some((bind) => bind.address === `unix:${path}`);
    return listens && !isElsewhere ? [linkTo(app, 'high', `${app.hop.label} listens on ${path}`)] : [];
  }
  const { host, port } = hostAndPort(address);
  const named = app.names.includes(host);
  if (named && listensOn(app, port) !== false) return [linkTo(app, 'high', `${host} is ${app.hop.label}`)];
  const service = throughService(host, port, app, place, (own) => listensOn(app, own));
  if (service !== undefined) return [linkTo(app, service, `${host} is a Service that leads to ${app.hop.label}`)];
  const listens = listensOn(app, port);
  const because = `${app.hop.label} listens on port ${port}`;
  if (listens === true && OWN_HOSTS.includes(host) && !isElsewhere) return [linkTo(app, 'high', because)];
  // Some other host's port: with a single app server among the files hardly anything else.
  // In a cluster every name is some Service's.
  if (only && app.names.length === 0 && app.pod === undefined && !isPublic(host)) {
    if (listens === true) return [linkTo(app, 'medium', because)];
    if (listens === undefined) return [linkTo(app, 'medium', `${app.hop.label} is the only app server given`)];
  }
  return [];
}

function linkTo(app: AppServer, confidence: Confidence, because: string): Link {
  return { app, confidence, because };
}

/** Whether an app server listens on a port; undefined where its own is not known. */
function listensOn({ binds }: AppServer, port: string): boolean | undefined {
  if (binds.length === 0) return undefined;
  let unknown = false;
  for (const { address, pieces } of binds) {
    const text = pieces === undefined ? address : textOf(pieces);
    if (text.startsWith('unix:')) continue;
    const isOpen = pieces !== undefined && unknownIn(pieces) !== undefined;
    // A fallback is the port unless somebody says otherwise, and then any other.
    if (/:\d+$/.test(text) && hostAndPort(text).port === port) return true;
    unknown ||= isOpen || !/:\d+$/.test(text);
  }
  return unknown ? undefined : false;
}

function hostAndPort(address: string): { host: string; port: string } {
  const match = /^(.*?)(?::(\d+))?$/.exec(address);
  return { host: (match?.[1] ?? '').toLowerCase(), port: match?.[2] ?? '80' };
}

/** Somebody else's service on the internet. */
function isPublic(host: string): boolean {
  return /\.(?:com|org|net|io|dev|app|cloud)$/.test(host);
}
