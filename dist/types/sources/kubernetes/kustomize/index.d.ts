/** The manifests of a repository by environment. */
import type { SourceFile } from '../../../model/span.js';
import type { ClusterFiles } from '../manifests.js';
/**
 * Sorts the manifests of a repository into environments, with what kustomize would make of them. `files` are all that
 * were read: also patches, and texts that a kustomization puts into ConfigMaps. An overlay that no other one builds on
 * is an environment by the name of its directory; those of one name are one environment as long as no two of their
 * objects are the same. What no overlay speaks of is one environment without a name, unless directories, or files of
 * one directory, hold the same objects: then each of these is one, with what they have in common. Never throws; what
 * cannot be read or followed is in `unknowns`.
 */
export declare function kustomizations(files: readonly SourceFile[]): ClusterFiles[];
