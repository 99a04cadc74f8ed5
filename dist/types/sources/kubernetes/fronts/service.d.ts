/** Services of type LoadBalancer: what the controller of a cloud makes of them. */
import type { Observation } from '../../../model/observation.js';
import type { Front } from '../../shared/front.js';
import { type KubernetesObject } from './objects.js';
import type { Services } from './targets.js';
/** A Service that asks for a load balancer, and what stands around it. */
export interface ServiceScene {
    readonly service: KubernetesObject;
    readonly services: Services;
    readonly observations: Observation[];
    /** False where its type is not known. */
    readonly certain: boolean;
}
/**
 * The fronts of one Service; none where it asks for no load balancer, or does not say of whose. `asksForOne` where
 * that is known otherwise.
 */
export declare function serviceFronts(service: KubernetesObject, services: Services, observations: Observation[], asksForOne?: boolean): readonly Front[];
