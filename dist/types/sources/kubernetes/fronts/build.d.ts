/** How manifests spell what the catalogue has. */
import type { GivenValue, ProductFacts } from '../../shared/catalogue/index.js';
import type { Front } from '../../shared/front.js';
import * as values from '../../shared/frontValues.js';
export { atLayer4, durationIn, type Gathered, product } from '../../shared/frontValues.js';
/** The id of the setting that a manifest spells so, for one product; undefined where that has none. */
export declare function settingSpelled(facts: ProductFacts, spelling: string): string | undefined;
/** Adds what is written under a spelling of the catalogue; what the product does not have is left aside. */
export declare function gather(into: values.Gathered, facts: ProductFacts, written: values.Written): void;
/** A front that a manifest makes, with the defaults that products have there. */
export declare function frontOf(facts: ProductFacts, given: ReadonlyMap<string, GivenValue>, scene: Omit<values.FrontScene, 'madeBy'>): Front;
