import type { Observation, Unknown } from '../../../model/observation.js';
import type { Scene } from './context.js';
/** Everything that can be seen in one configuration without knowing the hops around it. */
export declare function observe(scene: Scene, observations: Observation[], unknowns: Unknown[]): void;
