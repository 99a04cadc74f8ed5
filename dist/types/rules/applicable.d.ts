import { type Hop } from '../model/hop.js';
import type { HopCheck, LegCheck } from './compile/compare.js';
import type { Rule } from './rule.js';
/**
 * The checks of some rules that can speak of hops of given products. Most rules are about one product or two; they are
 * compiled, and held against hops, only where these meet.
 */
export declare class Applicable {
    #private;
    constructor(rules: readonly Rule[]);
    /** Checks of the form `hop` for a hop. What only app servers have is asked of no other. */
    toHop(hop: Hop): readonly HopCheck[];
    /** Checks of the form `leg` for a leg between hops of two products. */
    toLeg(caller: string, callee: string): readonly LegCheck[];
}
