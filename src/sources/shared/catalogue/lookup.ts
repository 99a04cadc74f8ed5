/** Finds products and settings by any of their words. */
import { nearest } from '../../../findings/nearest.js';
import { type Notation, type ProductFacts, PRODUCTS, type SettingFacts } from './facts.js';

const products = new Map<string, ProductFacts>();
for (const product of PRODUCTS) for (const name of [product.id, ...product.aliases]) products.set(name, product);

/** The product of a name or an alias, in any case, with `_` for `-`; undefined where there is none. */
export function productNamed(word: string): ProductFacts | undefined {
  return products.get(word.toLowerCase().replaceAll('_', '-'));
}

/** The id of the product that was probably meant, by the nearest of all names; undefined where none is near. */
export function productNear(word: string): string | undefined {
  const near = nearest(word.toLowerCase().replaceAll('_', '-'), [...products.keys()]);
  return near === undefined ? undefined : products.get(near)?.id;
}

/**
 * The setting of a product by its id, by another word for it, or by the last name of a spelling
 * (`origin_read_timeout`), in any case, with `-` for `_`; undefined where there is none.
 */
export function settingNamed(product: ProductFacts, word: string): SettingFacts | undefined {
  const wanted = plain(word);
  const of = (words: (setting: SettingFacts) => readonly string[]): SettingFacts | undefined =>
    product.settings.find((setting) => words(setting).some((name) => plain(name) === wanted));
  return of(({ id }) => [id]) ?? of(({ words }) => words ?? []) ?? of(lastNames);
}

/** The id of the setting that was probably meant. */
export function settingNear(product: ProductFacts, word: string): string | undefined {
  const names = product.settings.flatMap((setting) => wordsOf(setting).map((name) => [name, setting.id] as const));
  const near = nearest(
    word,
    names.map(([name]) => name),
  );
  return names.find(([name]) => name === near)?.[1];
}

/** All words for a setting on a command line or in a configuration file of ours, its id first. */
export function wordsOf({ id, words = [] }: SettingFacts): readonly string[] {
  return [id, ...words];
}

/** A setting of the catalogue and the product it belongs to. */
export interface Spelled {
  readonly product: ProductFacts;
  readonly setting: SettingFacts;
}

const spelled = new Map<string, readonly Spelled[]>();

/**
 * The settings that a notation writes in one way: `terraform`, `aws_lb.idle_timeout`. Several where products share a
 * spelling, as a listener's attribute of two kinds of load balancer; none where nobody writes so.
 */
export function settingsSpelled(notation: Notation, text: string): readonly Spelled[] {
  if (spelled.size === 0) {
    for (const product of PRODUCTS) {
      for (const setting of product.settings) {
        for (const [kind, texts] of Object.entries(setting.spellings ?? {})) {
          for (const each of texts) {
            const key = `${kind} ${each}`;
            spelled.set(key, [...(spelled.get(key) ?? []), { product, setting }]);
          }
        }
      }
    }
  }
  return spelled.get(`${notation} ${text}`) ?? [];
}

function lastNames({ spellings = {} }: SettingFacts): string[] {
  return Object.values(spellings)
    .flat()
    .map((text) => text.replace(/^.*?([\w-]+)\]?$/, '$1'));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}
