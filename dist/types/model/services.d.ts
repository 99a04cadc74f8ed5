/** What is asked of hops that are somebody else's service: load balancers, CDNs, platforms. */
import type { Chain, Leg } from './chain.js';
import { type Hop } from './hop.js';
import { type Derivation } from './quantity.js';
/** Whether a hop is a load balancer, a CDN or a platform: it passes on what it is given, and nobody wrote its routes. */
export declare function isService(hop: Hop): boolean;
/**
 * Whether ordinary requests travel from a hop on: neither upgraded connections nor unbuffered streams, as far as is known.
 * Of a service the hops behind it say so; of what forwards nothing, false.
 */
export declare function carriesRequests(hop: Hop, chain: Chain): boolean;
/**
 * The legs of a chain, and those between hops of layer 7 that have only hops of layer 4 between them: these pass on what
 * the others say to each other.
 */
export declare function legsAcross(chain: Chain): readonly Leg[];
/** What rules ask of services, besides their timers; {@link QUANTITIES} has these too. */
export declare const SERVICE_QUANTITIES: Readonly<Record<string, Derivation>>;
