import { type Chain } from '../model/chain.js';
import type { Setting } from '../model/setting.js';
import type { AnalyzedStack } from './analysis.js';
import { type Palette } from './palette.js';
export interface ShowOptions {
    /** Terminal columns to fill at most; 100 unless told, never below 60. */
    readonly width?: number;
    readonly palette?: Palette;
    /** The stacks of the routes, where there are several: each gets a heading. */
    readonly stacks?: readonly Pick<AnalyzedStack, 'name' | 'because'>[];
}
/**
 * The effective timers of every route for a person: per hop the timer, the product's own word, the value, and why it
 * applies; between two hops, why they are taken for neighbours. Routes of a stack with exactly the same settings share one
 * table.
 */
export declare function renderShow(chains: readonly Chain[], options?: ShowOptions): string;
/** The value as people say it; counts as plain numbers. */
export declare function valueText(setting: Setting): string;
/** Where a value comes from, in words. */
export declare function whyText(setting: Setting): string;
