import type { Front } from '../../shared/front.js';
import type { IngressScene } from './ingress.js';
/** Fronts of all HTTPRoutes and GRPCRoutes, one for each rule. */
export declare function gatewayFronts(scene: IngressScene): readonly Front[];
