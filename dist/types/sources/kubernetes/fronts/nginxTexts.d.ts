/** nginx's own configuration in the data of a ConfigMap. */
import type { Unknown } from '../../../model/observation.js';
import { type SourceFile, type Span } from '../../../model/span.js';
import { type KubernetesObjects } from './objects.js';
/** One nginx file that a ConfigMap carries. */
export interface NginxText {
    /**
     * The manifest with everything but this text made blank, under the manifest's name: every offset in it is an offset in
     * the manifest, so that what the nginx reader finds stands at its place. Where kustomize puts a file into the ConfigMap,
     * that very file.
     */
    readonly file: SourceFile;
    /** The key: the file's name. */
    readonly key: string;
    /** The ConfigMap that it stands in. */
    readonly map: Span;
    /** Where pods have it, as far as they say so: `/etc/nginx/nginx.conf`. */
    readonly paths: readonly string[];
    /** The templates of the pods that have it. */
    readonly runs: readonly Span[];
    readonly namespace?: string;
}
/** The nginx files in all ConfigMaps. One that is not written as a block of lines is said to be unread. */
export declare function nginxTexts(objects: KubernetesObjects, unknowns: Unknown[]): readonly NginxText[];
