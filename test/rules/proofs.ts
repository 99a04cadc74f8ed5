import { rulePages } from '../../src/generated/rulePages.js';
import { builtinRules } from '../../src/rules/all.js';
import type { RulePage } from '../../src/rules/rule.js';

/** Every rule's name with its proof. */
export const proofs = builtinRules().map(({ source: { name } }) => ({
  name,
  proof: (rulePages[name] as unknown as RulePage).proof,
}));
