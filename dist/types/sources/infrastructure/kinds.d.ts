/** Which resources stand for which product of the catalogue, and which others say more about them. */
import type { Scalar } from '../shared/infrastructure/index.js';
/** A condition on an attribute; `otherwise` is what counts where it is not set. */
export interface Attribute {
    /** Where it names the resource that has the attribute, if that is another one. */
    readonly of?: readonly string[];
    readonly path: readonly string[];
    readonly is: readonly Scalar[];
    readonly otherwise?: Scalar;
}
/** Resources that speak of the same hop: those that name it, or that it names. */
export interface Related {
    readonly types: readonly string[];
    /** Where the reference stands: in the related resource, or (`out`) in the one that it belongs to. */
    readonly path: readonly string[];
    readonly out?: true;
    readonly further?: readonly Related[];
}
/** An attribute without effect; `right` is empty where there is nothing like it. */
export interface Ignored {
    readonly path: readonly string[];
    readonly right: string;
}
/** Resources that only lead on to another one: the listener of a load balancer. By type, where they name it. */
export declare const LEADING_ON: Readonly<Record<string, readonly string[]>>;
/** How one product is set up in one notation. */
export interface Kind {
    /** The id in the catalogue. */
    readonly product: string;
    readonly types: readonly string[];
    readonly where?: readonly Attribute[];
    /** Blocks of which each is a hop of its own: the origins of a CDN. */
    readonly each?: readonly string[];
    readonly related?: readonly Related[];
    /** Where it says what it passes requests on to, within each block where there are such. */
    readonly forwards?: readonly (readonly string[])[];
    /** Attributes that the resource takes and the product does nothing with, and what to set instead. */
    readonly ignores?: readonly Ignored[];
}
/** Terraform's resources, after the providers of AWS, Google, Azure and others. */
export declare const TERRAFORM: readonly Kind[];
/** CloudFormation's resources, also as SAM and the CDK make them. */
export declare const CLOUDFORMATION: readonly Kind[];
