import { answersTo } from '../findings/ruleWord.js';
import type { Rule } from './rule.js';
import { nearest } from './nearest.js';

/** The rules that are on, or what is wrong with the words that should choose them. */
export type Selection = { readonly rules: readonly Rule[] } | { readonly problems: readonly string[] };

/**
 * Chooses rules by name (`keepalive-race`), code (`TL101`) or the beginning of codes (`TL1`); codes in any case.
 * Without `select` all are on; `ignore` wins over `select`. A word that no rule answers to is a problem.
 */
export function selectRules(
  rules: readonly Rule[],
  select: readonly string[] | undefined,
  ignore: readonly string[] | undefined,
): Selection {
  const problems: string[] = [];
  const chosenBy = (words: readonly string[]): Set<Rule> => {
    const chosen = new Set<Rule>();
    for (const word of words) {
      const matching = rules.filter((rule) => answersTo(rule, word));
      for (const rule of matching) chosen.add(rule);
      if (matching.length === 0) problems.push(unknownRule(rules, word));
    }
    return chosen;
  };
  const on = select === undefined || select.length === 0 ? new Set(rules) : chosenBy(select);
  const off = chosenBy(ignore ?? []);
  if (problems.length > 0) return { problems };
  return { rules: rules.filter((rule) => on.has(rule) && !off.has(rule)) };
}

/** What is wrong with a word that should choose rules, as a sentence; undefined where it does. */
export function selectionProblem(rules: readonly Rule[], word: string): string | undefined {
  return rules.some((rule) => answersTo(rule, word)) ? undefined : unknownRule(rules, word);
}

/** The one rule of that name or code, or a sentence that names the near one. */
export function findRule(rules: readonly Rule[], word: string): { readonly rule: Rule } | { readonly problem: string } {
  const rule = rules.find(({ name, code }) => name === word || code === word.toUpperCase());
  return rule === undefined ? { problem: unknownRule(rules, word) } : { rule };
}

function unknownRule(rules: readonly Rule[], word: string): string {
  const near = nearest(
    word,
    rules.flatMap(({ name, code }) => [name, code]),
  );
  return `no rule is named "${word}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}
