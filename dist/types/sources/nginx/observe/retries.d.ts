import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
import { type Scene } from './context.js';
/** What repeats requests, or does not stop repeating them, otherwise than it looks. */
export declare function observeRetries(scene: Scene, { hop, route }: NginxRoute, observations: Observation[]): void;
