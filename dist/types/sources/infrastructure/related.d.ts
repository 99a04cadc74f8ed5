/** Conditions on resources, and which of them belong together. */
import { type Resource } from '../shared/infrastructure/index.js';
import type { Attribute, Related } from './kinds.js';
/** Whether a resource is as a condition says; `perhaps` where that is not known. */
export declare function isMet(resource: Resource, { of, path, is, otherwise }: Attribute, resources: readonly Resource[]): 'yes' | 'no' | 'perhaps';
/** All resources that speak of the same hop, each once; `depth` is bounded by the table. */
export declare function relatedTo(resource: Resource, relations: readonly Related[], resources: readonly Resource[]): Resource[];
/** The resources that the attribute at a path names. */
export declare function referencesTo(from: Resource, path: readonly string[], resources: readonly Resource[]): Resource[];
