/** Gateways of the AWS Load Balancer Controller: ALBs for HTTP, NLBs for TCP. */
import type { Front } from '../../shared/front.js';
import { type Gathered } from './build.js';
import { type RouteBackend } from './gatewayParts.js';
import type { IngressScene } from './ingress.js';
import { type KubernetesObject, type KubernetesObjects } from './objects.js';
/** What is said of the ALB of a gateway, and of the targets of one rule where these are of a single Service. */
export declare function albAttributes(gateway: KubernetesObject | undefined, backends: readonly RouteBackend[], objects: KubernetesObjects): Gathered;
/** The fronts of all NLBs, one for each listener. */
export declare function nlbFronts(scene: IngressScene): readonly Front[];
