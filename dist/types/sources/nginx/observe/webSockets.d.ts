import type { Observation } from '../../../model/observation.js';
import { type Scene } from './context.js';
/** Routes that carry WebSockets or streams, and what cuts them. */
export declare function observeWebSockets(scene: Scene, observations: Observation[]): void;
