/** Ingresses: whose they are, what they take and where they send it. */
import type { Confidence } from '../../../model/chain.js';
import type { Observation } from '../../../model/observation.js';
import type { Front, FrontRoute, FrontTarget } from '../../shared/front.js';
import { frontOf } from './build.js';
import { type KubernetesObject, type KubernetesObjects } from './objects.js';
import type { Services } from './targets.js';
/** What the readers of all kinds of Ingress share. */
export interface IngressScene {
    readonly objects: KubernetesObjects;
    readonly services: Services;
    readonly observations: Observation[];
}
/** One Ingress and the controller that serves it. */
export interface IngressUse {
    readonly ingress: KubernetesObject;
    readonly controller: Controller;
    /** The IngressClass that it names, where that was read. */
    readonly ingressClass: KubernetesObject | undefined;
    readonly confidence: Confidence;
    readonly backends: readonly Backend[];
}
/** A route and the Service that it leads to. */
export interface Backend {
    readonly route: FrontRoute;
    readonly target: FrontTarget;
    readonly service: KubernetesObject | undefined;
}
type Controller = 'aws-alb' | 'ingress-nginx' | 'gke-ingress' | 'azure-appgw';
/** Every Ingress whose controller is known. */
export declare function ingressesOf(scene: Pick<IngressScene, 'objects' | 'services'>): readonly IngressUse[];
/** Application Gateways: an Ingress is one front with what its annotations say. */
export declare function gatewayFront({ ingress, confidence, backends }: IngressUse): Front;
/** What all fronts of an Ingress have in common; routes and targets are those of some backends. */
export declare function frontScene(ingress: KubernetesObject, backends: readonly Backend[], confidence: Confidence): Omit<Parameters<typeof frontOf>[2], 'label'>;
export {};
