/** Ingresses of the AWS Load Balancer Controller: an ALB each, or one for a group. */
import type { Front } from '../../shared/front.js';
import { type IngressScene, type IngressUse } from './ingress.js';
/** Fronts of all Ingresses of that controller. What one of a group says of the load balancer holds for all of it. */
export declare function albFronts(uses: readonly IngressUse[], scene: IngressScene): readonly Front[];
