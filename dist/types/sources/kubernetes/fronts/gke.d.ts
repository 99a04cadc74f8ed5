/** GKE: an Ingress or a Gateway, with a BackendConfig or a GCPBackendPolicy for each Service. */
import type { Unknown } from '../../../model/observation.js';
import type { Front } from '../../shared/front.js';
import { type Gathered } from './build.js';
import { type IngressScene, type IngressUse } from './ingress.js';
import { type KubernetesObjects } from './objects.js';
/** The fronts of one Ingress: one for each configuration that its Services have. */
export declare function gkeFronts({ ingress, backends, confidence }: IngressUse, { objects }: IngressScene, unknowns: Unknown[]): readonly Front[];
/** What a policy says of the load balancer in front of a Service; undefined where no policy speaks of it. */
export declare function policyFor(service: {
    readonly name: string;
    readonly namespace: string | undefined;
}, objects: KubernetesObjects): Gathered | undefined;
