import type { Chain } from '../model/chain.js';
import type { Observation } from '../model/observation.js';
import type { NginxRoute } from '../sources/nginx/routes.js';
import type { AppServer } from './appServers.js';
import type { Standing } from './frontLinks.js';
import type { Fronts } from './fronts.js';
type Before = Pick<Fronts, 'hops' | 'because' | 'confidence'>;
/** What stands in front: before everything, and before single servers, where files say that. */
export interface InFront {
    /** Before what nothing else is said of. */
    readonly all: Before;
    readonly waysTo?: ((server: Standing) => readonly Before[]) | undefined;
}
/**
 * A chain for each way to each route, with what stands in front (outermost first) before those that it can reach, and
 * the app server behind. An app server that no route reaches has chains of its own; where no proxy was read at all, it
 * stands behind what stands in front.
 */
export declare function chainsOf(routes: readonly NginxRoute[], { all, waysTo }: InFront, apps?: readonly AppServer[]): Chain[];
/**
 * Observations without the advice to pool connections towards an app server that closes every one of them after its
 * response: it would change nothing.
 */
export declare function withoutUselessPools(observations: readonly Observation[], chains: readonly Chain[]): Observation[];
/** Routes that close every connection after one response, though the hop in front would reuse it. */
export declare function keepAliveOff(chains: readonly Chain[]): Observation[];
export {};
