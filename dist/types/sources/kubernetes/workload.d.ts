/** The pods in a Kubernetes manifest: whatever kind wraps them, and what their containers share. */
import type { YamlValue } from '../shared/yaml/index.js';
/** One pod template with what its workload says. */
export interface Workload {
    readonly pod: YamlValue;
    readonly replicas: number | undefined;
}
/** The objects of a manifest, those of a `List` one by one. */
export declare function objectsOf(documents: readonly YamlValue[], depth?: number): YamlValue[];
/**
 * The pod that an object starts, by where the pod's template stands: so Deployments, StatefulSets, DaemonSets,
 * ReplicaSets, Jobs, CronJobs and Pods are read, and kinds that other programs add in the same shape.
 */
export declare function workloadOf(object: YamlValue): Workload | undefined;
/** Containers that run as long as the pod does; init containers only when they are restarted always. */
export declare function containersOf(pod: YamlValue): YamlValue[];
