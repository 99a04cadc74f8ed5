/** The words of load balancers, CDNs and platforms, out of the catalogue. */
import { type ProductFacts, PRODUCTS, type SettingFacts, wordsOf } from '../sources/shared/catalogue/index.js';
import type { ValueShape } from './shapes.js';
import type { Word, Words } from './words.js';

/** The products of the catalogue by id, each with what can be set of it. */
export const SERVICES: ReadonlyMap<string, ProductFacts> = new Map(PRODUCTS.map((product) => [product.id, product]));

/** What can be set of a product, by the setting's id and its other words. */
export function serviceWords({ settings }: ProductFacts): Words {
  const words = new Map<string, Word>();
  for (const setting of settings) {
    if (setting.set === 'nobody') continue;
    const word: Word = { name: setting.id, shape: shapeOf(setting) };
    for (const key of wordsOf(setting)) words.set(key, word);
  }
  return words;
}

/** The words of which a product needs one. */
export function neededWords({ settings }: ProductFacts): readonly string[] {
  return settings.filter(({ required }) => required === true).flatMap(wordsOf);
}

function shapeOf({ unit, takes, range, zero }: SettingFacts): ValueShape {
  if (unit === 'flag') return { kind: 'boolean' };
  if (takes === 'duration') return { kind: zero === undefined ? 'duration' : 'durationOrZero' };
  return range === undefined ? { kind: 'whole', least: 0 } : { kind: 'whole', least: range[0], most: range[1] };
}
