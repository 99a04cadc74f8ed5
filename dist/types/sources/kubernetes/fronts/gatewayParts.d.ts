/** What the routes of the Gateway API name: their gateway and the Services behind them. */
import type { FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import type { IngressScene } from './ingress.js';
import { type KubernetesObject, type KubernetesObjects } from './objects.js';
/** A Service behind a rule of a route. */
export interface RouteBackend {
    readonly name: string;
    readonly namespace: string | undefined;
    readonly target: FrontTarget;
}
/** The rules of a route. */
export declare function rulesOf(route: KubernetesObject): readonly YamlValue[];
/** The gateway that a route is attached to, where it is one and was read. */
export declare function gatewayOf(route: KubernetesObject, objects: KubernetesObjects): KubernetesObject | undefined;
/** The name of a gateway's class, and of the controller that serves it, where they are known. */
export declare function classOf(gateway: KubernetesObject | undefined, objects: KubernetesObjects): {
    readonly name: string;
    readonly controller: string;
};
/** The Services that a rule sends requests to. */
export declare function backendsOf(rule: YamlValue, route: KubernetesObject, { services }: IngressScene): readonly RouteBackend[];
