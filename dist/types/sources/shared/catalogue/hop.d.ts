/** From a product of the catalogue and what is said about it to a hop. */
import type { Hop } from '../../../model/hop.js';
import type { Observation, Unknown } from '../../../model/observation.js';
import { type ProductFacts } from './facts.js';
import type { Given, HopPlace } from './given.js';
/** A hop of the catalogue, and what was seen while reading what is said about it. */
export interface CatalogueReading {
    readonly hop: Hop;
    /** Values that the vendor does not take: ids `load-balancer/...`. */
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** How many values are written. */
    readonly written: number;
}
/**
 * A product as it behaves with what is `given`: the vendor's default for everything else, nothing where the vendor
 * publishes none. A value for a setting that nobody can set is seen and left aside. Ids that the product does not have
 * are left aside too: callers find them by `settingNamed`. Never throws.
 */
export declare function hopFrom(product: ProductFacts, given: Given, place: HopPlace): CatalogueReading;
