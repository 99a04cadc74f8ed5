import type { Front } from '../../shared/front.js';
import type { ServiceScene } from './service.js';
/** The fronts of a Service that says AWS is to make its load balancer; otherwise none. */
export declare function awsFronts(scene: ServiceScene): readonly Front[];
