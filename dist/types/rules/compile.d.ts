import type { QuantityTable } from './compile/side.js';
import type { Rule, RuleSource } from './rule.js';
/** Makes a rule ready to run. The source must be valid: `loadRule` checks it, the build checks the built-in ones. */
export declare function compileRule(source: RuleSource, quantities: QuantityTable): Rule;
