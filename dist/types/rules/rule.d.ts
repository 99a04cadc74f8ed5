import type { Confidence } from '../model/chain.js';
import type { Safety, Severity } from '../findings/finding.js';
import type { HopCheck, LegCheck } from './compile/compare.js';
import type { ObservedCheck } from './compile/observed.js';
import type { Evidence } from './evidence.js';
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
/**
 * `outlast`: the left side must last longer than the right one; `stay-below`: shorter; `stay-clear-of`: not about as
 * long, so that it is not chance which of the two is over first.
 */
export type Must = 'outlast' | 'stay-below' | 'stay-clear-of';
/** What is said where both sides last equally long. */
export type EqualMode = 'report' | 'pass' | 'report-chosen';
export interface ObservedSource {
    readonly observed: string;
    readonly where?: ConditionSource;
}
/** What both forms that compare have in common. */
export interface ComparisonSource {
    readonly must: Must;
    readonly when?: ConditionSource;
    readonly equal?: EqualMode;
    /** Violated only beyond this; for `stay-clear-of`, violated up to this. The greater of the two where both are given. */
    readonly tolerance?: {
        readonly least?: number | string;
        readonly share?: number;
    };
    /** What is said where the bands of both sides overlap, so that either may be over first. */
    readonly overlap?: 'report' | 'pass';
    /** Whose value must be chosen by somebody for `severityChosen`, `report-chosen` and `onlyChosen`: a side, both, or any. */
    readonly chosenBy?: string;
    /** Nothing is said where nobody chose it. */
    readonly onlyChosen?: boolean;
}
export interface HopSource {
    readonly hop: ComparisonSource & {
        readonly quantity: string;
        /** What it is held against: this, or another quantity of the same hop. */
        readonly limit?: number | string;
        readonly against?: string;
    };
}
export interface LegSource {
    readonly leg: ComparisonSource & {
        readonly callee: string;
        readonly caller: string;
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
    /** `safe` where its edits cannot change behaviour for the worse; without it, `unsafe`. */
    readonly safety?: Safety;
}
export interface ExampleSource {
    readonly title: string;
    /** Flags of the command line, without their dashes: `lb-idle: 60s`, `lb: cloudfront aws-alb:idle_timeout=30`. */
    readonly options?: Readonly<Record<string, string | number | boolean>>;
    /** The rules whose findings stand on the command line, which has no room for marks. */
    readonly expect?: readonly string[];
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
/** A rule file as a whole, with what its experiment showed where that was recorded. */
export interface RuleFile extends RuleSource, RulePage {
    readonly evidence?: Evidence;
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
