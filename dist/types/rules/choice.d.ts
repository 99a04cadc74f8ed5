import type { Rule } from './rule.js';
import { type RuleSeverity } from './severities.js';
/** Which rules are used, and how severe they are, as the command line and the configuration say it. */
export interface RuleChoice {
    /** Names, codes or beginnings of codes (`TL1`) of the rules to use; all when absent or empty. */
    readonly select?: readonly string[];
    /** Names, codes or beginnings of codes of rules to leave out. */
    readonly ignore?: readonly string[];
    /** Severities for rules instead of their own; the word that names a rule most closely counts, of equal ones the last. */
    readonly severities?: readonly RuleSeverity[];
}
/** The rules that are used. Where a word of the choice stands for no rule, which an analysis refuses, none is left out by words. */
export declare function rulesChosen(all: readonly Rule[], { select, ignore, severities }: RuleChoice): readonly Rule[];
