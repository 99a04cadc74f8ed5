/** From the name of a Service to the pods behind it. */
import type { Span } from '../../../model/span.js';
import type { FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { type KubernetesObject, type KubernetesObjects } from './objects.js';
export declare class Services {
    #private;
    constructor(objects: KubernetesObjects);
    /** The Service of that name; undefined where it was not read. */
    named(name: string, namespace: string | undefined): KubernetesObject | undefined;
    /** What a reference to a Service leads to. */
    target(name: string, namespace: string | undefined, port: string | undefined, span: Span): FrontTarget;
    /** What a load balancer of a Service sends to: its pods, by each of some ports, or all of them. */
    targetsOf(service: KubernetesObject, wanted?: readonly string[]): readonly FrontTarget[];
    /** The templates of the pods that a Service selects. One that selects nothing by labels leads to no pod. */
    podsOf(service: KubernetesObject): readonly YamlValue[];
}
/** The port of a Service that a backend names by number or name. */
export declare function portNamed(service: KubernetesObject, port: string | undefined): YamlValue | undefined;
/** The ports of a Service, as many as one has. */
export declare function portsIn(service: KubernetesObject): readonly YamlValue[];
