/** Kubernetes manifests: what the containers of every pod start. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { type Manifests } from './manifests.js';
import { type Reached } from './reached.js';
export { kustomizations } from './kustomize/index.js';
export { looksLikeKubernetes } from './looksLike.js';
export { type ClusterFiles, type Manifests, readManifests } from './manifests.js';
export type { Reached } from './reached.js';
export interface KubernetesReading {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    /** How other pods of the cluster reach what a launch starts; a launch that no Service selects is not among them. */
    readonly reached: ReadonlyMap<Launch, readonly Reached[]>;
    /** Containers that run what their image starts: launches without words, for whoever knows the image. */
    readonly images: readonly Launch[];
}
/** The containers of all pods in all documents of one file: {@link readCluster}. */
export declare function readKubernetes(file: SourceFile): KubernetesReading;
/**
 * The containers of all pods of one cluster that say what they run. An image's own variables are not read. Never throws.
 */
export declare function readCluster(manifests: Manifests): KubernetesReading;
