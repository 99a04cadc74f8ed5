import type { Chain, Leg, Route } from '../model/chain.js';
import { formatDuration, least } from '../model/duration.js';
import { factOf, type Hop } from '../model/hop.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { AppServer } from './appServers.js';
import { linkOf } from './links.js';

/** Whether a load balancer on another machine can reach a route: not by a unix socket. */
function isReachable({ route }: NginxRoute): boolean {
  // Named locations are only entered from inside, but what they set holds for the connection all the same.
  return route.listen.length === 0 || route.listen.some((address) => !address.startsWith('unix:'));
}

/**
 * One chain a route, with what stands in front (outermost first) before those that it can reach, and the app server
 * behind. An app server that no route reaches has a chain of its own; where no proxy was read at all, it stands behind
 * what stands in front.
 */
export function chainsOf(
  routes: readonly NginxRoute[],
  fronts: readonly Hop[],
  apps: readonly AppServer[] = [],
): Chain[] {
  const reached = new Set<AppServer>();
  const chains = routes.map((entry): Chain => {
    const { route, hop } = entry;
    const outer = route.protocol === 'http' && isReachable(entry) ? fronts : [];
    const link = apps.length === 0 ? undefined : linkOf(hop, apps);
    if (link !== undefined) reached.add(link.app);
    const legs = legsBehind(outer, hop);
    if (link !== undefined) {
      legs.push({ caller: hop, callee: link.app.hop, confidence: link.confidence, because: link.because });
    }
    return { route, hops: [...outer, hop, ...(link === undefined ? [] : [link.app.hop])], legs };
  });
  for (const app of apps) {
    if (reached.has(app)) continue;
    const { hop } = app;
    const outer = routes.length === 0 ? fronts : [];
    chains.push({ route: routeOf(app), hops: [...outer, hop], legs: legsBehind(outer, hop) });
  }
  return chains;
}

/** The legs from the outermost hop to the first one that was read. */
function legsBehind(fronts: readonly Hop[], callee: Hop): Leg[] {
  const because = 'the command line says what stands in front';
  return fronts.map((caller, at) => ({ caller, callee: fronts[at + 1] ?? callee, confidence: 'high', because }));
}

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
