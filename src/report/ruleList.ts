import { pageOf, type RuleSource } from '../rules/rule.js';
import type { Palette } from './palette.js';
import { safeJson } from './printable.js';
import { padded, wrapped } from './width.js';
import { counted } from './words.js';

type Listed = Pick<RuleSource, 'code' | 'name' | 'severity' | 'summary' | 'since'>;

/** The rules, one or two lines each. */
export function renderRuleList(rules: readonly Listed[], width: number, palette: Palette): string {
  const name = Math.max(0, ...rules.map((rule) => rule.name.length));
  const before = 7 + name + 2 + 9;
  const lines = rules.flatMap((rule) =>
    wrapped(rule.summary, Math.max(24, width - before)).map((line, index) =>
      index === 0
        ? `${palette.dim(rule.code)}  ${palette.strong(padded(rule.name, name))}  ${palette[rule.severity](padded(rule.severity, 7))}  ${line}`
        : ' '.repeat(before) + line,
    ),
  );
  const last = `${counted(rules.length, 'rule')}. timeout-lint explain NAME says more about one.`;
  return `${[...lines, '', last].join('\n')}\n`;
}

/** The rules for programs: `{ schemaVersion, rules: [{ code, name, severity, summary, since, docs }] }`. */
export function renderRuleListJson(rules: readonly Listed[]): string {
  const listed = rules.map(({ code, name, severity, summary, since }) => ({
    code,
    name,
    severity,
    summary,
    since,
    docs: pageOf(name),
  }));
  return `${safeJson({ schemaVersion: 1, rules: listed })}\n`;
}
