import type { Fallback } from './settingFacts.js';
/** A value as gunicorn holds it after its checks; null is Python's None. */
export type Plain = Fallback | readonly (string | null)[];
/** Why gunicorn refuses a value. */
export type Refusal = 'not-a-number' | 'float' | 'unit' | 'empty' | 'none' | 'negative' | 'leading-zero' | 'quotes' | 'notation' | 'wrong-type' | 'not-a-choice';
export type SettingValue = {
    readonly kind: 'known';
    readonly value: Plain;
    readonly written: string;
} | UnknownValue | {
    readonly kind: 'refused';
    readonly reason: Refusal;
    readonly written: string;
};
export interface UnknownValue {
    readonly kind: 'unknown';
    /** As written: `${T:-120}`, `int(os.getenv("T", "120"))`. */
    readonly written: string;
    /** What it is when nobody says otherwise, or undefined. */
    readonly fallback?: SettingValue;
    /** What it may be, where a condition decides. */
    readonly alternatives?: readonly SettingValue[];
    readonly variable?: string;
    /** It may also be not set at all, so that the next lower source decides. */
    readonly mayBeMissing?: true;
    /** A whole number above zero that depends on the machine. */
    readonly count?: true;
}
export declare function known(value: Plain, written: string): SettingValue;
export declare function refused(reason: Refusal, written: string): SettingValue;
/** The number of a known value, or undefined. */
export declare function numberOf(value: SettingValue | undefined): number | undefined;
/** The text of a known value, or undefined. */
export declare function textValue(value: SettingValue | undefined): string | undefined;
/** The texts of a known list; undefined where it is not known. */
export declare function listOf(value: SettingValue | undefined): readonly string[] | undefined;
/** A value as data for people: lists by commas, None as Python writes it. */
export declare function spoken(value: SettingValue): string;
