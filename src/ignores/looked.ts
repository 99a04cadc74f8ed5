/** Which rules there was something to be held against, so that what they do not say is known. */
import type { Chain } from '../model/chain.js';
import { factOf, type Hop } from '../model/hop.js';
import { legsAcross } from '../model/services.js';
import { Applicable } from '../rules/applicable.js';
import type { Rule } from '../rules/rule.js';

/** Tells whether a rule was held against anything on chains. Rules of what a reader sees always were, unless it is a contract. */
export function lookedAt(chains: readonly Chain[], hasContracts: boolean): (rule: Rule) => boolean {
  const hops = new Map<string, Hop>();
  const legs = new Map<string, readonly [caller: string, callee: string]>();
  for (const chain of chains) {
    for (const hop of chain.hops) hops.set(`${hop.product}\0${factOf(hop, 'app.server') !== undefined}`, hop);
    for (const { caller, callee } of legsAcross(chain)) {
      legs.set(`${caller.product}\0${callee.product}`, [caller.product, callee.product]);
    }
  }
  return (rule) => {
    const form = rule.source.check;
    if ('observed' in form) return hasContracts || !form.observed.startsWith('contract/');
    const applicable = new Applicable([rule]);
    if ('hop' in form) return [...hops.values()].some((hop) => applicable.toHop(hop).length > 0);
    return [...legs.values()].some(([caller, callee]) => applicable.toLeg(caller, callee).length > 0);
  };
}
