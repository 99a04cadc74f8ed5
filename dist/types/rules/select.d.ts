import type { Rule } from './rule.js';
/** The rules that are on, or what is wrong with the words that should choose them. */
export type Selection = {
    readonly rules: readonly Rule[];
} | {
    readonly problems: readonly string[];
};
/**
 * Chooses rules by name (`keepalive-race`), code (`TL101`) or the beginning of codes (`TL1`); codes in any case.
 * Without `select` all are on; `ignore` wins over `select`. A word that no rule answers to is a problem.
 */
export declare function selectRules(rules: readonly Rule[], select: readonly string[] | undefined, ignore: readonly string[] | undefined): Selection;
/** What is wrong with a word that should choose rules, as a sentence; undefined where it does. */
export declare function selectionProblem(rules: readonly Rule[], word: string): string | undefined;
/** The one rule of that name or code, or a sentence that names the near one. */
export declare function findRule(rules: readonly Rule[], word: string): {
    readonly rule: Rule;
} | {
    readonly problem: string;
};
