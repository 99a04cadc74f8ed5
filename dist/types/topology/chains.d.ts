import type { Chain } from '../model/chain.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { AppServer } from './appServers.js';
import type { Fronts } from './fronts.js';
/**
 * One chain a route, with what stands in front (outermost first) before those that it can reach, and the app server
 * behind. An app server that no route reaches has a chain of its own; where no proxy was read at all, it stands behind
 * what stands in front.
 */
export declare function chainsOf(routes: readonly NginxRoute[], front: Pick<Fronts, 'hops' | 'because' | 'confidence'>, apps?: readonly AppServer[]): Chain[];
/**
 * Observations without the advice to pool connections towards an app server that closes every one of them after its
 * response: it would change nothing.
 */
export declare function withoutUselessPools(observations: readonly Observation[], chains: readonly Chain[]): Observation[];
/** Routes that close every connection after one response, though the hop in front would reuse it. */
export declare function keepAliveOff(chains: readonly Chain[]): Observation[];
