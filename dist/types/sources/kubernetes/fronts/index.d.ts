import type { SourceFile } from '../../../model/span.js';
import { type FrontReading } from '../../shared/front.js';
import { type Manifests } from '../manifests.js';
import { type Headless } from '../reached.js';
import { type NginxText } from './nginxTexts.js';
export type { Headless } from '../reached.js';
export type { NginxText } from './nginxTexts.js';
/** What the manifests of one cluster say. */
export interface KubernetesFronts extends FrontReading {
    readonly nginx: readonly NginxText[];
    /** Services whose names stand for the changing addresses of their pods. */
    readonly headless?: readonly Headless[];
}
/** Whether a file may set up what is read here; looks at its text only. Values of the ingress-nginx chart count, too. */
export declare function looksLikeKubernetesFronts(file: SourceFile): boolean;
/**
 * Reads the manifests of one cluster together: what one refers to in another is found by kind, name and namespace, so
 * also files that only start pods or hold configuration should be among them. `manifests` are the objects where they are
 * not what the files have ({@link ../kustomize/index.ts}); values of charts are read from the files all the same. Never
 * throws.
 */
export declare function readKubernetesFronts(files: readonly SourceFile[], manifests?: Manifests): KubernetesFronts;
