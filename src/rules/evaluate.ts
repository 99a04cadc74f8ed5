import type { Chain } from '../model/chain.js';
import type { Observation } from '../model/observation.js';
import { legsAcross } from '../model/services.js';
import { Deduplicator } from '../findings/deduplicate.js';
import type { Finding } from '../findings/finding.js';
import { withUniqueFingerprints } from '../findings/fingerprint.js';
import { compareFindings } from '../findings/order.js';
import { Applicable } from './applicable.js';
import type { ObservedCheck } from './compile/observed.js';
import { Side } from './compile/side.js';
import type { Rule } from './rule.js';

export interface Evidence {
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
}

/**
 * Holds every rule against every chain and observation. The findings are ordered by file and place of their primary
 * span, then code; the same finding on several routes is one. The order of the input makes no difference.
 */
export function evaluate(rules: readonly Rule[], input: Evidence): Finding[] {
  const observed = new Map<string, Rule[]>();
  const measured: Rule[] = [];
  for (const rule of rules) {
    const form = rule.source.check;
    if ('observed' in form) observed.set(form.observed, [...(observed.get(form.observed) ?? []), rule]);
    else measured.push(rule);
  }
  const applicable = new Applicable(measured);
  const found = new Deduplicator();
  // Sources give the same data object to what differs in its places alone, so conditions are held against it once.
  const applying = new Map<Observation['data'], readonly ObservedCheck[]>();
  for (const observation of input.observations) {
    let checks = applying.get(observation.data);
    if (checks === undefined) {
      checks = checksFor(observation, observed.get(observation.id) ?? []);
      applying.set(observation.data, checks);
    }
    for (const check of checks) {
      const draft = check.check(observation);
      if (draft !== undefined) found.add(draft);
    }
  }
  for (const chain of input.chains) {
    checkHops(chain, applicable, found);
    checkLegs(chain, applicable, found);
  }
  return withUniqueFingerprints(found.findings().sort(compareFindings));
}

function checksFor(observation: Observation, rules: readonly Rule[]): readonly ObservedCheck[] {
  return rules.flatMap(({ check }) => (check.form === 'observed' && check.applies(observation) ? [check] : []));
}

function checkHops(chain: Chain, applicable: Applicable, found: Deduplicator): void {
  for (const hop of chain.hops) {
    if (hop.refused === true) continue;
    const checks = applicable.toHop(hop);
    if (checks.length === 0) continue;
    const side = new Side(chain, undefined, hop);
    for (const check of checks) {
      const draft = check.check(side);
      if (draft !== undefined) found.add(draft);
    }
  }
}

function checkLegs(chain: Chain, applicable: Applicable, found: Deduplicator): void {
  for (const leg of legsAcross(chain)) {
    if (leg.caller.refused === true || leg.callee.refused === true) continue;
    const sides = { caller: new Side(chain, leg, leg.caller), callee: new Side(chain, leg, leg.callee) };
    for (const check of applicable.toLeg(leg.caller.product, leg.callee.product)) {
      const draft = check.check(sides);
      if (draft !== undefined) found.add(draft);
    }
  }
}
