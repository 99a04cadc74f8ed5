import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
import { type RouteObserver, type Scene } from './context.js';
/** Routes that carry WebSockets or streams, and what cuts them. */
export declare class WebSocketsObserver implements RouteObserver {
    private readonly scene;
    private readonly observations;
    private shutdown;
    constructor(scene: Scene, observations: Observation[]);
    look({ hop, route }: NginxRoute): void;
}
