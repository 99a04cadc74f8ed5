import type { Chain, Leg } from './chain.js';
import { type Duration } from './duration.js';
import { type Hop } from './hop.js';
import { type Setting } from './setting.js';
/** What rules compare: a duration worked out from one or more settings, with the reason in words. */
export interface Quantity {
    readonly value: Duration;
    /** The settings that decide it, the most relevant first. */
    readonly settings: readonly Setting[];
    /** How it comes about, as half a sentence. */
    readonly why: string;
    /** Whether somebody chose every value that decides it. */
    readonly chosen: boolean;
}
/** Whose quantity is asked for: a hop, the leg it is looked at on, and the chain it stands in. */
export interface Subject {
    readonly hop: Hop;
    readonly leg: Leg | undefined;
    readonly chain: Chain;
}
type Derivation = (subject: Subject) => Quantity | undefined;
/**
 * Derived quantities by the name that rules use. Each is undefined where it makes no sense: a hop that keeps no
 * connections has no `keepsIdle`, one that forwards nothing has no `answersWithin`.
 */
export declare const QUANTITIES: Readonly<Record<string, Derivation>>;
/** Whether a name is a derived quantity or a timer. */
export declare function isQuantityName(name: string): boolean;
/** A derived quantity, or a timer's value, of one hop; undefined for unknown names and where there is none. */
export declare function quantity(name: string, subject: Subject): Quantity | undefined;
/** Whether the caller uses connections of this leg again, and the callee keeps any; null where it cannot be known. */
export declare function reuses(leg: Leg): boolean | null;
export {};
