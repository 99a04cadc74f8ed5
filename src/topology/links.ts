import { type Confidence, leastSure } from '../model/chain.js';
import { textOf, unknownIn } from '../sources/shared/pieces.js';
import type { NginxHop } from '../sources/nginx/hop.js';
import type { Target } from '../sources/nginx/target.js';
import { type Address, addressesOf, hostAndPort, isOwnHost, isPublic } from './addresses.js';
import type { AppServer } from './appServers.js';
import { Candidates } from './candidates.js';
import { throughService } from './clusterNames.js';
import type { OtherTargets } from './otherTargets.js';
import { mayName, type Place, shareHost } from './place.js';
import { sharedVariable } from './sharedVariable.js';

/** The app server behind a route, and why it is taken to be there. */
export interface Link {
  readonly app: AppServer;
  readonly confidence: Confidence;
  readonly because: string;
}

/** What is known of the nginx whose route is linked. */
export interface Linking {
  /** Where it runs. */
  readonly from?: Place | undefined;
  /** Whether all that it passes on goes to one and the same target. */
  readonly oneTarget?: boolean;
  /** Its other routes; left out where this one is all that is known. */
  readonly others?: OtherTargets;
}

/**
 * The app server that a route's requests reach: the one that listens where nginx sends them. Where several do, or none
 * that was read, there is no link: two hops that are not neighbours must not be compared. Where only the deployment
 * knows the address, the single app server behind a single target is taken for it, with low confidence.
 */
export function linkOf(
  hop: NginxHop,
  apps: readonly AppServer[],
  { from, oneTarget = false, others }: Linking = {},
): Link | undefined {
  const target = hop.target;
  if (target === undefined || apps.length === 0) return undefined;
  const able = ableOf(apps, target.module);
  const only = able.all.length === 1;
  const links = addressesOf(target).flatMap((written) => {
    const address = hostAndPort(written);
    const comesBack = others?.comesBack(address) === true;
    const onlyTarget = !comesBack && others?.isOnly(target) !== false;
    const names = [address.host, from?.aliases?.get(address.host) ?? address.host];
    const isNear = isOwnHost(address.host) || address.host === 'unix' || MACHINE_NAMES.includes(address.host);
    return able
      .of(names, isNear ? address.port : undefined)
      .flatMap((app) => matches(address, app, { from, only, onlyTarget }));
  });
  // What is written is known of nearly every target.
  for (const app of target.kind === 'unknown' ? able.all : []) {
    const name = sharedVariable(target, app.binds);
    if (name !== undefined && shareHost(from, app.place) !== false) {
      links.push(linkTo(app, 'medium', `${app.hop.label} listens on what ${name} says, too`));
    }
  }
  for (const confidence of ['high', 'medium'] as const) {
    const found = links.filter((link) => link.confidence === confidence);
    if (new Set(found.map((link) => link.app)).size === 1) return found[0];
    if (found.length > 0) return undefined;
  }
  const [app, ...more] = apps;
  const isOpen = target.kind === 'unknown' && oneTarget && app !== undefined && more.length === 0;
  if (!isOpen || !only) return undefined;
  return linkTo(app, 'low', `${app.hop.label} is the only app server, and ${target.written} the only target`);
}

const ABLE = new WeakMap<readonly AppServer[], Map<Target['module'], Candidates>>();

/** The servers that understand what a module of nginx sends. */
function ableOf(apps: readonly AppServer[], module: Target['module']): Candidates {
  const known = ABLE.get(apps) ?? new Map<Target['module'], Candidates>();
  ABLE.set(apps, known);
  const able = known.get(module) ?? new Candidates(apps.filter((app) => speaks(app, module)));
  known.set(module, able);
  return able;
}

/** Whether a server understands what a module of nginx sends. */
function speaks({ hop }: AppServer, module: Target['module']): boolean {
  if (module === 'uwsgi') return hop.product === 'uwsgi';
  return module === 'proxy' || (module === 'scgi' && hop.product === 'uwsgi');
}

/** By which a container reaches the machine that it runs on. */
const MACHINE_NAMES = ['host.docker.internal', 'gateway.docker.internal', 'host.containers.internal'];

interface Seen {
  readonly from: Place | undefined;
  /** Whether there is no other server that could be meant. */
  readonly only: boolean;
  /** Whether nginx sends requests to no other address that could be meant. */
  readonly onlyTarget: boolean;
}

function matches({ host, port }: Address, app: AppServer, { from, only, onlyTarget }: Seen): Link[] {
  if (host === 'unix') {
    // Containers of other pods never have the same socket; those of compose may share a volume.
    if (app.place?.inCluster === true && shareHost(from, app.place) === false) return [];
    const listens = app.binds.some((bind) => bind.address === `unix:${port}`);
    return listens ? [linkTo(app, 'high', `${app.hop.label} listens on ${port}`)] : [];
  }
  const listens = listensOn(app, port);
  if (app.names.includes(from?.aliases?.get(host) ?? host) && mayName(from, app.place)) {
    return listens === false ? [] : [linkTo(app, 'high', `${host} is ${app.hop.label}`)];
  }
  const service = throughService(host, port, app.reached ?? [], from, (own) => listensOn(app, own));
  if (service !== undefined) return [linkTo(app, service, `${host} is a Service that leads to ${app.hop.label}`)];
  const isOwn = isOwnHost(host);
  if (isOwn || MACHINE_NAMES.includes(host)) {
    const found = onOwnHost({ port, isOwn, listens }, app, from);
    if (found.length > 0 || !isOwn || shareHost(from, app.place) === false) return found;
  }
  // Some other host's port: with a single app server among the files hardly anything else.
  // In a cluster every name is some Service's.
  if (only && app.names.length === 0 && app.place?.inCluster !== true && !isPublic(host)) {
    if (listens === true) return [linkTo(app, 'medium', `${app.hop.label} listens on port ${port}`)];
    if (listens === undefined && onlyTarget) {
      return [linkTo(app, 'medium', `${app.hop.label} is the only app server given`)];
    }
  }
  return [];
}

/** An address of the own machine, or of the one around the container: the server is there, or one of its ports is. */
function onOwnHost(
  { port, isOwn, listens }: { port: string; isOwn: boolean; listens: boolean | undefined },
  app: AppServer,
  from: Place | undefined,
): Link[] {
  const shared = shareHost(from, app.place);
  // What a machine's own nginx sends to its ports, and a container to those of the machine that it runs on.
  const seesMachine = isOwn ? from?.kind !== 'container' : from?.kind !== 'machine';
  const leadsTo = app.published.find((published) => String(published.port) === port)?.target;
  if (seesMachine && shared !== true && leadsTo !== undefined && listensOn(app, String(leadsTo)) !== false) {
    return [linkTo(app, 'high', `port ${port} of the machine leads to ${app.hop.label}`)];
  }
  if (!isOwn || shared === false || listens !== true) return [];
  // A container's ports are its own: nginx would have to run in there, too, and then nothing need be published.
  const isInside = shared === undefined && app.place?.kind === 'container';
  if (isInside && app.published.length > 0) return [];
  const sure = isInside ? 'medium' : 'high';
  return [linkTo(app, sure, `${app.hop.label} listens on port ${port}`)];
}

function linkTo(app: AppServer, confidence: Confidence, because: string): Link {
  const { taken } = app;
  if (taken === undefined) return { app, confidence, because };
  return { app, confidence: leastSure(confidence, 'medium'), because: `${because}, and ${taken}` };
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
