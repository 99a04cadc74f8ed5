/** ingress-nginx: a ConfigMap for all of a controller, annotations for one Ingress. */
import type { Observation } from '../../../model/observation.js';
import type { Front } from '../../shared/front.js';
import type { YamlEntry } from '../../shared/yaml/index.js';
import { type IngressUse } from './ingress.js';
import { type KubernetesObject, type KubernetesObjects } from './objects.js';
/** What is said for all Ingresses of a controller. */
export interface NginxController {
    /** Where: `ConfigMap ingress-nginx/ingress-nginx-controller`. */
    readonly address: string;
    readonly span: KubernetesObject['span'];
    readonly certain: boolean;
    readonly data: ReadonlyMap<string, YamlEntry>;
}
/** The ConfigMaps that configure ingress-nginx, by their names, labels and keys. NGINX's own controller has others. */
export declare function nginxControllers(objects: KubernetesObjects): readonly NginxController[];
/** Whether a key is one of the ConfigMap that is read here. */
export declare function isConfigKey(key: string): boolean;
/**
 * The front of one Ingress. Where several controllers were read, it is not known which serves it, and so neither what
 * any of them sets.
 */
export declare function nginxFront({ ingress, backends, confidence }: IngressUse, controllers: readonly NginxController[], observations: Observation[]): Front;
/** The controller by itself, where no Ingress of it was read. */
export declare function controllerFront({ address, span, certain, data }: NginxController): Front;
/** What is wrong in the data of a controller. */
export declare function refusedData({ data }: NginxController): Observation[];
