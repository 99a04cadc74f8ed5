import type { Hop } from '../model/hop.js';
import type { Span } from '../model/span.js';
/** `--lb-idle`: a duration in milliseconds and where it was typed. */
export interface LoadBalancerIdle {
    readonly ms: number;
    readonly span: Span;
}
/**
 * The hop that `--lb-idle` stands for: a layer-7 load balancer that keeps unused connections for reuse, waits for a
 * silent response, and closes client connections and tunnels that are silent, all for the same time; it repeats nothing.
 */
export declare function loadBalancer(idle: LoadBalancerIdle): Hop;
