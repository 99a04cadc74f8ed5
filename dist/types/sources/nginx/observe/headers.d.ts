import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
import { type RouteObserver } from './context.js';
/** Header lines that replace outer ones instead of adding to them, on routes that forward requests. */
export declare class HeadersObserver implements RouteObserver {
    private readonly observations;
    private readonly seen;
    constructor(observations: Observation[]);
    look({ hop, route }: NginxRoute): void;
}
