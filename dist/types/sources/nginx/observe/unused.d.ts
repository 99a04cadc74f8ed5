import type { Observation } from '../../../model/observation.js';
import { type Scene } from './context.js';
/** Timeouts of a module that the location they stand in does not use. */
export declare function observeUnused(scene: Scene, observations: Observation[]): void;
