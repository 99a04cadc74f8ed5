/** Severities that somebody gives rules instead of their own. */
import type { Finding, Severity } from '../findings/finding.js';
import { answersTo, closeness } from '../findings/ruleWord.js';
import type { Rule } from './rule.js';

/** What a rule is to be: of a severity, left out, or as it says itself. */
export type RuleLevel = Severity | 'off' | 'on';

/** A level for the rules that answer to a word: a name, a code, or the beginning of codes. */
export interface RuleSeverity {
  readonly word: string;
  readonly level: RuleLevel;
}

/** The level that is said for a rule: by the word that names it most closely, of equal ones by the last. */
export function levelOf(
  rule: { readonly name: string; readonly code: string },
  severities: readonly RuleSeverity[],
): RuleLevel | undefined {
  let best: RuleSeverity | undefined;
  for (const each of severities) {
    if (!answersTo(rule, each.word)) continue;
    if (best === undefined || closeness(each.word) >= closeness(best.word)) best = each;
  }
  return best?.level;
}

/** The rules that are not turned off. */
export function rulesOn(rules: readonly Rule[], severities: readonly RuleSeverity[] = []): readonly Rule[] {
  return severities.length === 0 ? rules : rules.filter((rule) => levelOf(rule, severities) !== 'off');
}

/** Findings with the severities that are said for their rules. */
export function withSeverities(
  findings: readonly Finding[],
  severities: readonly RuleSeverity[] = [],
): readonly Finding[] {
  if (severities.length === 0) return findings;
  return findings.map((finding) => {
    const level = levelOf({ name: finding.rule, code: finding.code }, severities);
    return level === undefined || level === 'off' || level === 'on' || level === finding.severity
      ? finding
      : { ...finding, severity: level };
  });
}
