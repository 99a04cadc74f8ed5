/** Kubernetes manifests: what the containers of every pod start. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/** The containers of all pods in all documents that say what they run. An image's own variables are not read. */
export declare function readKubernetes(file: SourceFile): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file holds Kubernetes objects; looks at its text only. */
export declare function looksLikeKubernetes(file: SourceFile): boolean;
