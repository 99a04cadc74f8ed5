import type { Chain } from '../model/chain.js';
import { type Hop } from '../model/hop.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { AppServer } from './appServers.js';
/**
 * One chain a route, with the load balancer in front of those that it can reach and the app server behind. An app server
 * that no route reaches has a chain of its own; where no proxy was read at all, the load balancer stands before it.
 */
export declare function chainsOf(routes: readonly NginxRoute[], front: Hop | undefined, apps?: readonly AppServer[]): Chain[];
/**
 * Observations without the advice to pool connections towards an app server that closes every one of them after its
 * response: it would change nothing.
 */
export declare function withoutUselessPools(observations: readonly Observation[], chains: readonly Chain[]): Observation[];
/** Routes that close every connection after one response, though the hop in front would reuse it. */
export declare function keepAliveOff(chains: readonly Chain[]): Observation[];
