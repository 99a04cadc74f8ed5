import type { Chain } from './chain.js';
import type { Observation, Unknown } from './observation.js';
import type { Span } from './span.js';
/**
 * What a contract is about: how long a request may take without a byte coming back, how long a WebSocket or stream may
 * be silent, how long requests get to finish on a deploy.
 */
export type ContractKind = 'allows' | 'silence' | 'drain';
/** A word of a contract with its place. */
export interface ContractWord {
    readonly text: string;
    readonly span: Span;
}
/** What somebody wants of the whole chain of a route. */
export interface Contract {
    readonly kind: ContractKind;
    /** Milliseconds, more than none. */
    readonly ms: number;
    /** Where the duration is written. */
    readonly span: Span;
    /** Which routes, as `show --route` takes them; all of them where it is not said. */
    readonly route?: ContractWord;
    /** Only routes of the server of that name. */
    readonly server?: ContractWord;
}
/** What came of holding contracts against chains. */
export interface ContractReading {
    /** Every hop that breaks one, and routes that do not exist. */
    readonly observations: readonly Observation[];
    /** Contracts that could not be checked, or not all through. */
    readonly unknowns: readonly Unknown[];
}
/** Holds contracts against chains; a function, so that runs without contracts load nothing of it. */
export type CheckContracts = (chains: readonly Chain[]) => ContractReading;
