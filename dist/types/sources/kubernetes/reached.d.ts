/** By which names and ports other pods of a cluster reach what a container starts: through the Services that select its pod. */
import type { Span } from '../../model/span.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { type KubernetesObjects } from './fronts/objects.js';
/** One way by which others reach a launch. */
export interface Reached {
    /**
     * The names of a host, the short one first: `api`, `api.shop`, `api.shop.svc`, `api.shop.svc.cluster.local`. The short
     * one holds within the namespace alone; it is the only one where no file says the namespace.
     */
    readonly hosts: readonly string[];
    readonly namespace?: string;
    /** The port that is asked for; any one where it is not said, of a Service without an address of its own. */
    readonly port?: number;
    /** Where that leads: a number, or the name of a port that no container has. Where not said, the port asked for. */
    readonly target?: number | string;
}
/** Tells for a pod and one of its containers how others reach it. */
export declare function reachedIn(objects: KubernetesObjects): (pod: YamlValue, container: YamlValue) => readonly Reached[];
/** A Service whose name stands for the addresses of its pods, which change with every one that is replaced. */
export interface Headless extends Pick<Reached, 'hosts' | 'namespace'> {
    /** The word `None`. */
    readonly span: Span;
}
/** https://kubernetes.io/docs/concepts/services-networking/service/#headless-services */
export declare function headlessIn(objects: KubernetesObjects): Headless[];
