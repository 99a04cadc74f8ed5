/** Severities that somebody gives rules instead of their own. */
import type { Finding, Severity } from '../findings/finding.js';
import type { Rule } from './rule.js';
/** What a rule is to be: of a severity, left out, or as it says itself. */
export type RuleLevel = Severity | 'off' | 'on';
/** A level for the rules that answer to a word: a name, a code, or the beginning of codes. */
export interface RuleSeverity {
    readonly word: string;
    readonly level: RuleLevel;
}
/** The level that is said for a rule: by the word that names it most closely, of equal ones by the last. */
export declare function levelOf(rule: {
    readonly name: string;
    readonly code: string;
}, severities: readonly RuleSeverity[]): RuleLevel | undefined;
/** The rules that are not turned off. */
export declare function rulesOn(rules: readonly Rule[], severities?: readonly RuleSeverity[]): readonly Rule[];
/** Findings with the severities that are said for their rules. */
export declare function withSeverities(findings: readonly Finding[], severities?: readonly RuleSeverity[]): readonly Finding[];
