import type { FactValue } from '../model/hop.js';
import type { ConditionSource } from './rule.js';
/** Reads the value that a condition's key names; undefined where there is none. */
export type Getter<T> = (subject: T) => FactValue | undefined;
/**
 * Compiles conditions to one function that says whether all of them hold.
 *
 * An absent value meets no literal and no bound but `not`. A value that cannot be known (`null`) meets nothing,
 * `not` included: a rule must not speak of what nobody knows.
 */
export declare function compileConditions<T>(source: ConditionSource | undefined, getterOf: (key: string) => Getter<T>): (subject: T) => boolean;
