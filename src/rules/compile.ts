import { compileHop, compileLeg } from './compile/compare.js';
import { compileObserved } from './compile/observed.js';
import type { QuantityTable } from './compile/side.js';
import type { Rule, RuleSource } from './rule.js';

/** Makes a rule ready to run. The source must be valid: `loadRule` checks it, the build checks the built-in ones. */
export function compileRule(source: RuleSource, quantities: QuantityTable): Rule {
  const { check } = source;
  return {
    code: source.code,
    name: source.name,
    source,
    check:
      'observed' in check
        ? compileObserved(source, check)
        : 'hop' in check
          ? compileHop(source, check, quantities)
          : compileLeg(source, check, quantities),
  };
}
