import type { Derivation } from './quantity.js';
/** What rules ask of app servers that are stopped or replaced. */
export declare const LEAVING_QUANTITIES: Readonly<Record<string, Derivation>>;
