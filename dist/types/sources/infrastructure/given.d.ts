/** From a value of an infrastructure file to what the catalogue takes. */
import { type GivenValue, type SettingFacts } from '../shared/catalogue/index.js';
import { type Value } from '../shared/infrastructure/index.js';
/**
 * The values that an attribute may have, with their places; undefined where it is not set, so that the default counts.
 * Where a condition decides between a value and none, the default is one of several.
 */
export declare function givenOf(value: Value, name: string, setting: SettingFacts): GivenValue | undefined;
