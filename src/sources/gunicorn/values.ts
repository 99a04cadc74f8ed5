import type { Fallback } from './settingFacts.js';

/** A value as gunicorn holds it after its checks; null is Python's None. */
export type Plain = Fallback | readonly (string | null)[];

/** Why gunicorn refuses a value. */
export type Refusal =
  | 'not-a-number'
  | 'float'
  | 'unit'
  | 'empty'
  | 'none'
  | 'negative'
  | 'leading-zero'
  | 'quotes'
  | 'notation'
  | 'wrong-type'
  | 'not-a-choice';

export type SettingValue =
  | { readonly kind: 'known'; readonly value: Plain; readonly written: string }
  | UnknownValue
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly written: string };

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

export function known(value: Plain, written: string): SettingValue {
  return { kind: 'known', value, written };
}

export function refused(reason: Refusal, written: string): SettingValue {
  return { kind: 'refused', reason, written };
}

/** The number of a known value, or undefined. */
export function numberOf(value: SettingValue | undefined): number | undefined {
  return value?.kind === 'known' && typeof value.value === 'number' ? value.value : undefined;
}

/** The text of a known value, or undefined. */
export function textValue(value: SettingValue | undefined): string | undefined {
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** The texts of a known list; undefined where it is not known. */
export function listOf(value: SettingValue | undefined): readonly string[] | undefined {
  if (value?.kind !== 'known' || !Array.isArray(value.value)) return undefined;
  return (value.value as readonly unknown[]).filter((item): item is string => typeof item === 'string');
}

/** A value as data for people: lists by commas, None as Python writes it. */
export function spoken(value: SettingValue): string {
  if (value.kind !== 'known') return value.written;
  if (value.value === null) return 'None';
  return Array.isArray(value.value) ? value.value.join(',') : String(value.value);
}
