import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
/** Timeouts of a module that the location they stand in does not use. */
export declare function observeUnused({ hop, route }: NginxRoute, observations: Observation[]): void;
