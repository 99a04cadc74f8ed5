import { type Chain, leastSure, type Leg, type Route } from '../model/chain.js';
import { formatDuration, least } from '../model/duration.js';
import { factOf, type Hop } from '../model/hop.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { AppServer } from './appServers.js';
import type { Standing } from './frontLinks.js';
import type { Fronts } from './fronts.js';
import { linkOf } from './links.js';
import { otherTargets } from './otherTargets.js';
import type { Place } from './place.js';

/** Whether a load balancer on another machine can reach a route: not by a unix socket. */
function isReachable({ route }: NginxRoute): boolean {
  // Named locations are only entered from inside, but what they set holds for the connection all the same.
  return route.listen.length === 0 || route.listen.some((address) => !address.startsWith('unix:'));
}

type Before = Pick<Fronts, 'hops' | 'because' | 'confidence'>;

/** What stands in front: before everything, and before single servers, where files say that. */
export interface InFront {
  /** Before what nothing else is said of. */
  readonly all: Before;
  readonly waysTo?: ((server: Standing) => readonly Before[]) | undefined;
}

/** The routes of one nginx, and where it runs. */
export interface RoutesAt {
  readonly routes: readonly NginxRoute[];
  readonly place: Place | undefined;
}

/**
 * A chain for each way to each route, with what stands in front (outermost first) before those that it can reach, and
 * the app server behind. An app server that no route reaches has chains of its own; where no proxy was read at all, it
 * stands behind what stands in front.
 */
export function chainsOf(
  groups: readonly RoutesAt[],
  { all, waysTo = () => [] }: InFront,
  apps: readonly AppServer[] = [],
): Chain[] {
  const reached = new Set<AppServer>();
  const routes = groups.flatMap((group) => {
    const linking = {
      from: group.place,
      oneTarget: apps.length === 1 && targetsOf(group).size === 1,
      others: otherTargets(group.routes),
    };
    return group.routes.map((entry) => ({ ...entry, linking }));
  });
  const chains = routes.flatMap((entry): Chain[] => {
    const { route, hop, linking } = entry;
    const link = apps.length === 0 ? undefined : linkOf(hop, apps, linking);
    if (link !== undefined) reached.add(link.app);
    const isOpen = route.protocol === 'http' && isReachable(entry);
    const own = isOpen ? waysTo({ span: route.span, ports: portsOf(route.listen), alone: true }) : [];
    const ways = own.length > 0 ? own : [isOpen ? all : { hops: [] }];
    return ways.map((way) => {
      const legs = legsBehind(way, hop);
      if (link !== undefined) {
        legs.push({ caller: hop, callee: link.app.hop, confidence: link.confidence, because: link.because });
      }
      return { route, hops: [...way.hops, hop, ...(link === undefined ? [] : [link.app.hop])], legs };
    });
  });
  const alone = routes.length === 0 && apps.length === 1;
  for (const app of apps) {
    if (reached.has(app)) continue;
    const { hop } = app;
    const ports = portsOf(app.binds.map((bind) => bind.address));
    const own = waysTo({
      span: hop.factSpans['launch.pod'] ?? hop.factSpans['launch.carrier'] ?? hop.span,
      ports,
      alone,
    });
    const ways = own.length > 0 ? own : [routes.length === 0 ? all : { hops: [] }];
    for (const way of ways.map((each) => asTaken(each, app))) {
      chains.push({ route: routeOf(app), hops: [...way.hops, hop], legs: legsBehind(way, hop) });
    }
  }
  if (chains.length === 0) chains.push(...frontsAlone(all));
  return chains;
}

function targetsOf({ routes }: RoutesAt): ReadonlySet<string> {
  return new Set(routes.flatMap(({ hop }) => hop.target?.written ?? []));
}

/** What stands in front is checked against each other also where nothing is known of what stands behind. */
function frontsAlone({ hops, ...how }: Before): Chain[] {
  const [outermost, innermost] = [hops[0], hops.at(-1)];
  if (outermost === undefined || innermost === undefined) return [];
  const legs = legsBehind({ ...how, hops: hops.slice(0, -1) }, innermost);
  return [{ route: { ...ANYTHING, span: outermost.span }, hops: [...hops], legs }];
}

/** The numbers of the ports in addresses such as `0.0.0.0:8000` and `*:80`. */
function portsOf(addresses: readonly string[]): number[] {
  return addresses.flatMap((address) => {
    const port = /:(\d+)$/.exec(address)?.[1] ?? (/^\d+$/.test(address) ? address : undefined);
    return port === undefined ? [] : [Number(port)];
  });
}

/** The legs from the outermost hop to the first one that was read. */
function legsBehind({ hops, because, confidence }: Before, callee: Hop): Leg[] {
  return hops.map((caller, at) => ({
    caller,
    callee: hops[at + 1] ?? callee,
    confidence: confidence ?? 'high',
    because: because ?? 'the command line says what stands in front',
  }));
}

/** A way to an app server that is only taken to be what runs there. */
function asTaken(way: Before, { taken }: AppServer): Before {
  if (taken === undefined) return way;
  const because = way.because === undefined ? taken : `${way.because}, and ${taken}`;
  return { ...way, because, confidence: leastSure(way.confidence, 'medium') };
}

/** Whatever comes in, where nothing is known of what stands behind. */
const ANYTHING: Omit<Route, 'span'> = { server: [], listen: [], location: '/', modifier: '', protocol: 'http' };

/** All requests of an app server that no proxy stands before. */
function routeOf({ hop, binds }: AppServer): Route {
  const listen = binds.map((bind) => bind.address);
  return { server: [], listen, location: '/', modifier: '', protocol: 'http', span: hop.span };
}

/**
 * Observations without the advice to pool connections towards an app server that closes every one of them after its
 * response: it would change nothing.
 */
export function withoutUselessPools(observations: readonly Observation[], chains: readonly Chain[]): Observation[] {
  const useless = new Set(
    chains
      .filter(({ legs }) => legs.some(({ callee }) => factOf(callee, 'app.keepsConnections') === false))
      .map(({ route }) => route),
  );
  return observations.filter(({ id, route }) => id !== 'nginx/no-pool' || route === undefined || !useless.has(route));
}

/** Routes that close every connection after one response, though the hop in front would reuse it. */
export function keepAliveOff(chains: readonly Chain[]): Observation[] {
  const observations: Observation[] = [];
  for (const { route, legs } of chains) {
    for (const { caller, callee } of legs) {
      if (callee.product !== 'nginx') continue;
      const kept = callee.timer('downstream.idle');
      const pooled = caller.timer('upstream.idle');
      if (
        kept === undefined ||
        pooled === undefined ||
        least(kept.value) !== 0 ||
        factOf(caller, 'upstream.reuse') !== true
      ) {
        continue;
      }
      observations.push({
        id: 'nginx/keepalive-off',
        route,
        data: {
          directive: kept.name,
          level: kept.from ?? 'this block',
          caller: caller.label,
          idle: formatDuration(pooled.value),
        },
        places: [
          { name: 'caller', span: pooled.span, provenance: pooled.provenance },
          { name: 'primary', span: kept.span, provenance: kept.provenance },
        ],
      });
    }
  }
  return observations;
}
