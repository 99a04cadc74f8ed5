import { loadRule } from '../../src/rules/load.js';
import type { QuantityTable } from '../../src/rules/compile/side.js';
import type { Rule } from '../../src/rules/rule.js';

/** Rules from their texts; a text that does not load ends the test with its problems. */
export function rulesOf(texts: readonly string[], quantities?: QuantityTable): Rule[] {
  return texts.map((text) => {
    const loaded = loadRule(text, '', quantities);
    if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
    return loaded.rule;
  });
}
