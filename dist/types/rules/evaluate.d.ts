import type { Chain } from '../model/chain.js';
import type { Observation } from '../model/observation.js';
import type { Finding } from '../findings/finding.js';
import type { Rule } from './rule.js';
export interface Evidence {
    readonly chains: readonly Chain[];
    readonly observations: readonly Observation[];
}
/**
 * Holds every rule against every chain and observation. The findings are ordered by file and place of their primary
 * span, then code; the same finding on several routes is one. The order of the input makes no difference.
 */
export declare function evaluate(rules: readonly Rule[], input: Evidence): Finding[];
