import type { CheckContracts, Contract } from '../model/contract.js';
/** How much there is to see. */
export interface ContractOptions {
    /** Whether only some files were given, so that a route may well be in another one. */
    readonly partial?: boolean;
}
/**
 * What holds contracts against chains. A limit must be at least as long as the contract says; equal is enough. What is
 * unknown breaks nothing and is told, and so is a contract that nothing was held against. A route that does not exist is
 * an observation, unless only a part of the files was given.
 */
export declare function contractsOver(contracts: readonly Contract[], { partial }?: ContractOptions): CheckContracts;
