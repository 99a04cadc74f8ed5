import type { Rule } from './rule.js';
/**
 * The built-in rules that need no app server, by code; compiled when first asked for. Those about app servers and named
 * services are as many again, and most runs see none: `all.ts` has them too.
 */
export declare function proxyRules(): readonly Rule[];
/** Rules from sources as they were generated. */
export declare function rulesFrom(generated: readonly unknown[]): readonly Rule[];
