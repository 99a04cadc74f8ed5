import type { Rule } from './rule.js';
/** All rules that come with the program, by code; compiled when first asked for. */
export declare function builtinRules(): readonly Rule[];
