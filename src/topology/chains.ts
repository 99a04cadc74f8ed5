import type { Chain, Leg } from '../model/chain.js';
import { formatDuration, least } from '../model/duration.js';
import { factOf, type Hop } from '../model/hop.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';

/** Whether a load balancer on another machine can reach a route: not by a unix socket. */
function isReachable({ route }: NginxRoute): boolean {
  // Named locations are only entered from inside, but what they set holds for the connection all the same.
  return route.listen.length === 0 || route.listen.some((address) => !address.startsWith('unix:'));
}

/** One chain a route, with the load balancer in front of those that it can reach. */
export function chainsOf(routes: readonly NginxRoute[], front: Hop | undefined): Chain[] {
  return routes.map((entry) => {
    const { route, hop } = entry;
    if (front === undefined || route.protocol !== 'http' || !isReachable(entry))
      return { route, hops: [hop], legs: [] };
    const leg: Leg = {
      caller: front,
      callee: hop,
      confidence: 'high',
      because: 'the command line says that a load balancer stands in front',
    };
    return { route, hops: [front, hop], legs: [leg] };
  });
}

/** Routes that close every connection after one response, though the hop in front would reuse it. */
export function keepAliveOff(chains: readonly Chain[]): Observation[] {
  const observations: Observation[] = [];
  for (const { route, legs } of chains) {
    for (const { caller, callee } of legs) {
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
