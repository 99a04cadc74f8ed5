import type { Leg } from './chain.js';
import { type Derivation, type Quantity, type Subject } from './quantity.js';
export type { Quantity, Subject } from './quantity.js';
/**
 * Derived quantities by the name that rules use. Each is undefined where it makes no sense: a hop that keeps no
 * connections has no `keepsIdle`, one that forwards nothing has no `answersWithin`.
 */
export declare const QUANTITIES: Readonly<Record<string, Derivation>>;
/** A derived quantity, or a timer's value, of one hop; undefined for unknown names and where there is none. */
export declare function quantity(name: string, subject: Subject): Quantity | undefined;
/** Whether the caller uses connections of this leg again, and the callee keeps any; null where it cannot be known. */
export declare function reuses(leg: Leg): boolean | null;
