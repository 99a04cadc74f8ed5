import type { RuleSource } from './rules.js';
/** The rules that speak of app servers, and of services by name in front: groups 7 and up. */
export declare const appRules: readonly RuleSource[];
