import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
import { type RouteObserver, type Scene } from './context.js';
/** Pools that are configured and have no effect, or less than they should, and routes that have none. */
export declare class PoolsObserver implements RouteObserver {
    private readonly scene;
    private readonly observations;
    private readonly first;
    /** Upstreams whose connections some route uses again. */
    private readonly pooled;
    /** Upstreams that some route sends requests to. */
    private readonly used;
    /** Routes whose trouble is told or not depending on what the others do. */
    private readonly later;
    private readonly literal;
    constructor(scene: Scene, observations: Observation[]);
    look(entry: NginxRoute): void;
    finish(): void;
}
