import type { Confidence } from '../../model/chain.js';
import type { Edit, Finding, FindingSpan, Severity } from '../../findings/finding.js';
import { type Template, type ValueOf } from '../placeholders.js';
import { type FixSource, type RuleSource } from '../rule.js';
/** What differs from one finding of a rule to the next. */
export interface Case {
    readonly severity: Severity;
    readonly confidence: Confidence;
    readonly link?: string | undefined;
    readonly headline: string;
    readonly consequence: Template;
    readonly valueOf: ValueOf;
    readonly spans: readonly FindingSpan[];
    readonly editOf: (fix: FixSource) => Edit | undefined;
    readonly fingerprint: string;
    readonly route: string;
    readonly moreRoutes: number;
}
/** The texts of a rule that every finding of it has. */
export declare function compileTexts(source: RuleSource): (found: Case) => Finding;
/** The least confident of several; `high` where none is given. */
export declare function lowestConfidence(...given: readonly (Confidence | undefined)[]): Confidence;
