import type { Observation } from '../../model/observation.js';
import type { Draft } from '../../findings/deduplicate.js';
import type { ObservedSource, RuleSource } from '../rule.js';
/** A rule of the form `observed`. */
export interface ObservedCheck {
    readonly form: 'observed';
    /** The observation that it speaks of. */
    readonly id: string;
    /** Whether the observation's data meet the conditions; its places do not matter for that. */
    applies(observation: Observation): boolean;
    check(observation: Observation): Draft | undefined;
}
/** Compiles a rule that gives words to what a source saw. */
export declare function compileObserved(source: RuleSource, form: ObservedSource): ObservedCheck;
