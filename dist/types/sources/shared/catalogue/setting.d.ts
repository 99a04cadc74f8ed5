import type { Observation, Unknown } from '../../../model/observation.js';
import type { Setting } from '../../../model/setting.js';
import { type ProductFacts, type SettingFacts } from './facts.js';
import type { GivenValue, HopPlace } from './given.js';
/** One setting of one product, and the hop that it is read for. */
export interface SettingScene {
    readonly product: ProductFacts;
    readonly facts: SettingFacts;
    readonly label: string;
    readonly place: HopPlace;
}
/** What a setting makes of what is said about it. */
export interface Read {
    /** One for each timer that it feeds; none where neither a value nor a default is known. */
    readonly settings: readonly Setting[];
    readonly observations: readonly Observation[];
    readonly unknown?: Unknown;
    /** For a switch: whether it is on, where that is known. */
    readonly on?: boolean;
}
/** Reads one setting, or takes its default. */
export declare function readSetting(scene: SettingScene, given: GivenValue | undefined): Read;
