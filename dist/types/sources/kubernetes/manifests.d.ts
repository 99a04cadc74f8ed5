/** The objects of one cluster, wherever they come from: manifests as they are, or what an overlay makes of them. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import { type YamlValue } from '../shared/yaml/index.js';
export interface Manifests {
    /** One by one, also those of a `List`; each value of them at the place of the file that wrote it. */
    readonly objects: readonly YamlValue[];
    readonly unknowns: readonly Unknown[];
}
/** The manifests of one environment. */
export interface ClusterFiles extends Manifests {
    /** What tells it from the others: the directory of its overlay, `prod`; empty for what no overlay speaks of. */
    readonly name: string;
    /** All that has a part in it: manifests, kustomizations, patches and texts that a generator takes. */
    readonly files: readonly SourceFile[];
    /** Why these files are one environment, as a part of a sentence. */
    readonly because: string;
}
/** The objects of some files as they are. Never throws. */
export declare function readManifests(files: readonly SourceFile[]): Manifests;
