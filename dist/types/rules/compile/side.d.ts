import { type Chain, type Leg } from '../../model/chain.js';
import type { Quantity, Subject } from '../../model/derived.js';
import { type FactValue, type Hop } from '../../model/hop.js';
/** The derived quantities that rules may name, besides every timer. */
export type QuantityTable = Readonly<Record<string, (subject: Subject) => Quantity | undefined>>;
type Reader = (subject: Subject) => Quantity | undefined;
/** One hop of a leg (or of a chain, for rules about one hop); works out each quantity at most once. */
export declare class Side implements Subject {
    #private;
    readonly chain: Chain;
    readonly leg: Leg | undefined;
    readonly hop: Hop;
    constructor(chain: Chain, leg: Leg | undefined, hop: Hop);
    quantity(read: Reader): Quantity | undefined;
}
/** What reads a timer or a derived quantity by its name; undefined for an unknown name. */
export declare function readerOf(name: string, table: QuantityTable): Reader | undefined;
/** Whether a name is a timer or a derived quantity. */
export declare function isQuantity(name: string, table: QuantityTable): boolean;
/** What a condition reads from one side: `product`, `label`, `version`, `layer`, or a fact by its dotted name. */
export declare function hopGetter(key: string): (hop: Hop) => FactValue | undefined;
export {};
