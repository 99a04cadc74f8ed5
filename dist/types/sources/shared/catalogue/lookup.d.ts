import { type Notation, type ProductFacts, type SettingFacts } from './facts.js';
/** The product of a name or an alias, in any case, with `_` for `-`; undefined where there is none. */
export declare function productNamed(word: string): ProductFacts | undefined;
/** The id of the product that was probably meant, by the nearest of all names; undefined where none is near. */
export declare function productNear(word: string): string | undefined;
/**
 * The setting of a product by its id, by another word for it, or by the last name of a spelling
 * (`origin_read_timeout`), in any case, with `-` for `_`; undefined where there is none.
 */
export declare function settingNamed(product: ProductFacts, word: string): SettingFacts | undefined;
/** The id of the setting that was probably meant. */
export declare function settingNear(product: ProductFacts, word: string): string | undefined;
/** All words for a setting on a command line or in a configuration file of ours, its id first. */
export declare function wordsOf({ id, words }: SettingFacts): readonly string[];
/** A setting of the catalogue and the product it belongs to. */
export interface Spelled {
    readonly product: ProductFacts;
    readonly setting: SettingFacts;
}
/**
 * The settings that a notation writes in one way: `terraform`, `aws_lb.idle_timeout`. Several where products share a
 * spelling, as a listener's attribute of two kinds of load balancer; none where nobody writes so.
 */
export declare function settingsSpelled(notation: Notation, text: string): readonly Spelled[];
