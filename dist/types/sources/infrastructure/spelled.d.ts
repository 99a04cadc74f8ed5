/** What a resource says of the settings of a product, by the spellings that the catalogue has for its notation. */
import type { GivenValue, Notation, ProductFacts } from '../shared/catalogue/index.js';
import { type Part, type Resource } from '../shared/infrastructure/index.js';
/** Of which part of which resource is asked. */
export interface Source {
    readonly product: ProductFacts;
    readonly notation: Notation;
    readonly resource: Resource;
    /** The block of the resource that is the hop, with the path that leads to it. */
    readonly part: Part;
    readonly each: readonly string[] | undefined;
}
/** Puts down what a resource says of a product's settings; of several that say the same thing the last one counts. */
export declare function collect(given: Map<string, GivenValue>, { product, notation, resource, part, each }: Source): void;
