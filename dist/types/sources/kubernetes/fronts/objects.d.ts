/** The objects of some manifests, found by kind and name across files. */
import type { Unknown } from '../../../model/observation.js';
import type { Span } from '../../../model/span.js';
import { type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';
import type { Manifests } from '../manifests.js';
export interface KubernetesObject {
    readonly kind: string;
    /** `networking.k8s.io/v1`; empty where a template gives it. */
    readonly apiVersion: string;
    /** A name that a template gives stands in its own words: the same words give the same name. */
    readonly name: string;
    readonly namespace: string | undefined;
    readonly value: YamlValue;
    readonly annotations: ReadonlyMap<string, YamlEntry>;
    /** Its name, or its kind where it has none. */
    readonly span: Span;
    /** False inside a template's condition. */
    readonly certain: boolean;
}
export declare class KubernetesObjects {
    #private;
    readonly all: readonly KubernetesObject[];
    readonly unknowns: readonly Unknown[];
    constructor(manifests: Manifests);
    /** All of a kind, in the order of the files. */
    of(kind: string): readonly KubernetesObject[];
    /**
     * The object of a kind that speaks of a Service by `targetRef` or `targetReference`; undefined where none does, or
     * several do.
     */
    about(kind: string, service: string, namespace: string | undefined): KubernetesObject | undefined;
    /** The object of that name, in the namespace or where none is said; undefined also where several could be meant. */
    named(kind: string, name: string, namespace: string | undefined): KubernetesObject | undefined;
}
/** Whether two objects may share a namespace: what a file leaves open is decided where it is applied. */
export declare function sameNamespace(a: string | undefined, b: string | undefined): boolean;
/** `Ingress shop/web`, as people write it. */
export declare function addressOf({ kind, name, namespace }: Pick<KubernetesObject, 'kind' | 'name' | 'namespace'>): string;
/** The text of a value, what is unknown in its own words; undefined where it has none. */
export declare function textIn(value: YamlValue | undefined): string | undefined;
/** The place of a value: of what is written, without quotes. */
export declare function placeOf(value: YamlValue): Span;
