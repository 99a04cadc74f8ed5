/** How manifests spell what the catalogue has. */
import type { GivenValue, ProductFacts } from '../../shared/catalogue/index.js';
import type { Front } from '../../shared/front.js';
import * as values from '../../shared/frontValues.js';

export { atLayer4, durationIn, type Gathered, product } from '../../shared/frontValues.js';

/** The id of the setting that a manifest spells so, for one product; undefined where that has none. */
export function settingSpelled(facts: ProductFacts, spelling: string): string | undefined {
  return values.settingSpelled('kubernetes', facts, spelling);
}

/** Adds what is written under a spelling of the catalogue; what the product does not have is left aside. */
export function gather(into: values.Gathered, facts: ProductFacts, written: values.Written): void {
  values.gather(into, 'kubernetes', facts, written);
}

/** A front that a manifest makes, with the defaults that products have there. */
export function frontOf(
  facts: ProductFacts,
  given: ReadonlyMap<string, GivenValue>,
  scene: Omit<values.FrontScene, 'madeBy'>,
): Front {
  return values.frontOf(facts, given, { ...scene, madeBy: 'kubernetes' });
}
