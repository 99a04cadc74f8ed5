import { compileHop, compileLeg } from './compile/compare.js';
import { compileObserved } from './compile/observed.js';
import type { QuantityTable } from './compile/side.js';
import type { Rule, RuleSource } from './rule.js';

/** Makes a rule ready to run. The source must be valid: `loadRule` checks it, the build checks the built-in ones. */
export function compileRule(source: RuleSource, quantities: QuantityTable): Rule {
  let compiled: Rule['check'] | undefined;
  return {
    code: source.code,
    name: source.name,
    source,
    // Most rules speak of what is not in the files at hand.
    get check() {
      return (compiled ??= compileCheck(source, quantities));
    },
  };
}

function compileCheck(source: RuleSource, quantities: QuantityTable): Rule['check'] {
  const { check } = source;
  if ('observed' in check) return compileObserved(source, check);
  return 'hop' in check ? compileHop(source, check, quantities) : compileLeg(source, check, quantities);
}
