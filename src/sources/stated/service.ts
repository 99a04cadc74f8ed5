import {
  type CatalogueReading,
  type Given,
  type GivenValue,
  hopFrom,
  type ProductFacts,
} from '../shared/catalogue/index.js';
import { itemsOf, type StatedHop } from './stated.js';

/**
 * A stated product of the catalogue: each setting, by whichever word, as the vendor's own file would say it. Times may be
 * written with a unit.
 */
export function statedService(product: ProductFacts, hop: StatedHop): CatalogueReading {
  const given: Given = new Map(
    hop.settings.map(({ name, key, value }): [string, GivenValue] => [
      name,
      { values: itemsOf(value).slice(0, 1), name: key, durations: true },
    ]),
  );
  return hopFrom(product, given, {
    span: hop.span,
    ...(hop.version === undefined ? {} : { version: hop.version }),
  });
}
