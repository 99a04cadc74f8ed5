import type { Draft } from '../../findings/deduplicate.js';
import type { HopSource, LegSource, RuleSource } from '../rule.js';
import { type QuantityTable, type Side } from './side.js';
/** A rule that holds a quantity of one hop against a limit. */
export interface HopCheck {
    readonly form: 'hop';
    check(hop: Side): Draft | undefined;
}
/** The two hops of a leg. */
export interface LegSides {
    readonly caller: Side;
    readonly callee: Side;
}
/** A rule that holds a quantity of the callee against one of its caller. */
export interface LegCheck {
    readonly form: 'leg';
    check(leg: LegSides): Draft | undefined;
}
/** Compiles a rule of the form `hop`. Throws for a quantity that does not exist: loading has refused it before. */
export declare function compileHop(source: RuleSource, { hop: form }: HopSource, table: QuantityTable): HopCheck;
/** Compiles a rule of the form `leg`. Throws for a quantity that does not exist: loading has refused it before. */
export declare function compileLeg(source: RuleSource, { leg: form }: LegSource, table: QuantityTable): LegCheck;
