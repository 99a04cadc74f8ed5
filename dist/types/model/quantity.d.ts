import type { Chain, Leg } from './chain.js';
import type { Duration } from './duration.js';
import type { Hop } from './hop.js';
import { type Setting } from './setting.js';
import type { Span } from './span.js';
/** What rules compare: a duration worked out from one or more settings, with the reason in words. */
export interface Quantity {
    readonly value: Duration;
    /** The settings that decide it, the most relevant first. */
    readonly settings: readonly Setting[];
    /** How it comes about, as half a sentence. */
    readonly why: string;
    /** Whether somebody chose every value that decides it. */
    readonly chosen: boolean;
    /** Whether the value is a plain number; where it is not said, as the clock of the first setting is. */
    readonly count?: boolean;
    /** Where it is written, if not where the first setting is. */
    readonly place?: Span;
    /** The hop whose settings decide it, where that is not the one that was asked for. */
    readonly hop?: Hop;
    /** What the first setting must be for the quantity to be that; where it is not said, the same. */
    readonly settingFor?: (value: number) => number;
    /** Why the first setting must be something else than the quantity, where that is not plain: `so that both tries fit`. */
    readonly settingWhy?: string;
}
/** Whose quantity is asked for: a hop, the leg it is looked at on, and the chain it stands in. */
export interface Subject {
    readonly hop: Hop;
    readonly leg: Leg | undefined;
    readonly chain: Chain;
}
export type Derivation = (subject: Subject) => Quantity | undefined;
/** A quantity that is one setting's value; undefined where there is no such setting. */
export declare function of(setting: Setting | undefined, why: string): Quantity | undefined;
