import { APP_QUANTITIES } from '../model/appQuantities.js';
import { factOf, type Hop } from '../model/hop.js';
import type { HopCheck, LegCheck } from './compile/compare.js';
import type { Bounds, ConditionSource, Rule } from './rule.js';

/**
 * The checks of some rules that can speak of hops of given products. Most rules are about one product or two; they are
 * compiled, and held against hops, only where these meet.
 */
export class Applicable {
  readonly #rules: readonly Rule[];
  readonly #ofHops = new Map<string, readonly HopCheck[]>();
  readonly #ofLegs = new Map<string, readonly LegCheck[]>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Checks of the form `hop` for a hop. What only app servers have is asked of no other. */
  toHop(hop: Hop): readonly HopCheck[] {
    const { product } = hop;
    const isApp = factOf(hop, 'app.server') !== undefined;
    const key = `${product}\0${isApp}`;
    let found = this.#ofHops.get(key);
    if (found === undefined) {
      found = this.#rules.flatMap((rule) => {
        const form = rule.source.check;
        if (!('hop' in form) || !meets(form.hop.when, ['hop.product'], product)) return [];
        if (!isApp && Object.hasOwn(APP_QUANTITIES, form.hop.quantity)) return [];
        const { check } = rule;
        return check.form === 'hop' ? [check] : [];
      });
      this.#ofHops.set(key, found);
    }
    return found;
  }

  /** Checks of the form `leg` for a leg between hops of two products. */
  toLeg(caller: string, callee: string): readonly LegCheck[] {
    const key = `${caller}\0${callee}`;
    let found = this.#ofLegs.get(key);
    if (found === undefined) {
      found = this.#rules.flatMap((rule) => {
        const form = rule.source.check;
        if (!('leg' in form)) return [];
        const { when } = form.leg;
        if (!meets(when, ['caller.product'], caller) || !meets(when, ['callee.product'], callee)) return [];
        const { check } = rule;
        return check.form === 'leg' ? [check] : [];
      });
      this.#ofLegs.set(key, found);
    }
    return found;
  }
}

/** Whether the conditions on a product let one pass; whatever else they ask is asked by the check itself. */
function meets(when: ConditionSource | undefined, keys: readonly string[], product: string): boolean {
  return keys.every((key) => {
    const wanted = when?.[key];
    if (wanted === undefined) return true;
    if (typeof wanted !== 'object' || Array.isArray(wanted)) return [wanted].flat().includes(product);
    const { not } = wanted as Bounds;
    return not === undefined || ![not].flat().includes(product);
  });
}
