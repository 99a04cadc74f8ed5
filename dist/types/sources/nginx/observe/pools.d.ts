import type { Observation } from '../../../model/observation.js';
import { type Scene } from './context.js';
/** Pools that are configured and have no effect, or less than they should, and routes that have none. */
export declare function observePools(scene: Scene, observations: Observation[]): void;
