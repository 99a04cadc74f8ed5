/** Values of a plan or a state with what leads from one resource to another. */
import type { Body } from '../shared/infrastructure/index.js';
export interface Links {
    /** What attributes are made of, by the declared address of the resource. */
    readonly expressions: ReadonlyMap<string, Body>;
    /** Declared addresses by ARN. */
    readonly identities: ReadonlyMap<string, string>;
}
/** The values of a resource, in which what is not known yet, and the ARN of another resource, are references. */
export declare function linked(values: Body, declared: string, links: Links): Body;
