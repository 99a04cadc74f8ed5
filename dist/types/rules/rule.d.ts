import type { Confidence } from '../model/chain.js';
import type { Severity } from '../findings/finding.js';
import type { HopCheck, LegCheck } from './compile/compare.js';
import type { ObservedCheck } from './compile/observed.js';
/** What a condition may ask of one value; all bounds that are given must hold. */
export interface Bounds {
    readonly above?: number | string;
    readonly below?: number | string;
    readonly atLeast?: number | string;
    readonly atMost?: number | string;
    readonly not?: Literal | readonly Literal[];
    readonly multipleOf?: number | string;
    readonly notMultipleOf?: number | string;
}
export type Literal = string | number | boolean;
/** Keys and what their values must be; all must hold. */
export type ConditionSource = Readonly<Record<string, Literal | readonly Literal[] | Bounds>>;
/** `outlast`: the left side must last longer than the right one; `stay-below`: shorter. */
export type Must = 'outlast' | 'stay-below';
/** What is said where both sides last equally long. */
export type EqualMode = 'report' | 'pass' | 'report-chosen';
export interface ObservedSource {
    readonly observed: string;
    readonly where?: ConditionSource;
}
export interface HopSource {
    readonly hop: {
        readonly quantity: string;
        readonly must: Must;
        readonly limit: number | string;
        readonly when?: ConditionSource;
        readonly equal?: EqualMode;
    };
}
export interface LegSource {
    readonly leg: {
        readonly callee: string;
        readonly must: Must;
        readonly caller: string;
        readonly when?: ConditionSource;
        readonly equal?: EqualMode;
    };
}
export interface StorySource {
    readonly at: string;
    readonly hop: string;
    readonly event: string;
    readonly log?: string;
}
export interface FixSource {
    readonly text: string;
    /** Compare forms: the side whose written value is replaced by the suggested one. */
    readonly set?: string;
    /** Form `observed`: the place whose text is replaced. */
    readonly edit?: {
        readonly place: string;
        readonly text: string;
    };
}
export interface ExampleSource {
    readonly title: string;
    /** Flags of the command line, without their dashes: `lb-idle: 60s`. */
    readonly options?: Readonly<Record<string, string | number>>;
    readonly files: Readonly<Record<string, string>>;
}
/** A rule as its YAML file has it, without what only its page needs. */
export interface RuleSource {
    readonly code: string;
    readonly name: string;
    readonly since: string;
    readonly severity: Severity;
    readonly severityChosen?: Severity;
    readonly confidence?: Confidence;
    readonly summary: string;
    readonly check: ObservedSource | HopSource | LegSource;
    readonly message: string;
    readonly equal?: string;
    readonly variants?: {
        readonly by: string;
        readonly messages: Readonly<Record<string, string>>;
    };
    readonly consequence: string;
    readonly consequences?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly primary?: string;
    readonly story?: readonly StorySource[];
    readonly fixes: readonly FixSource[];
    readonly references: readonly string[];
}
/** What only the page of a rule and its tests need. */
export interface RulePage {
    /** When the finding does not apply, or who would be wrongly accused. */
    readonly notWhen?: string;
    /** The experiment on real servers that shows it, or why there can be none. */
    readonly proof: {
        readonly experiment: string;
    } | {
        readonly none: string;
    };
    readonly bad: readonly ExampleSource[];
    readonly good: readonly ExampleSource[];
}
/** A rule file as a whole. */
export interface RuleFile extends RuleSource, RulePage {
}
/** A rule ready to run. */
export interface Rule {
    readonly code: string;
    readonly name: string;
    readonly source: RuleSource;
    readonly check: ObservedCheck | HopCheck | LegCheck;
}
/** The rule's page in the documentation, as a path inside the project. */
export declare function pageOf(ruleName: string): string;
