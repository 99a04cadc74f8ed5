/** The rules of a SARIF run: GitHub shows their help beside each alert, and sorts by their precision. */
import { SEVERITIES, type Finding } from '../findings/finding.js';
import { compareText } from '../findings/order.js';
import { pageFor } from './saying.js';
import type { DescribedRule } from './options.js';
import { printable } from './printable.js';

/** What GitHub shows of a text: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const TEXT = 1024;

/** A `reportingDescriptor`. */
interface Descriptor {
  readonly id: string;
  readonly [key: string]: unknown;
}

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;
const PROBLEM = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** The rules of the findings, by code. */
export function rulesOf(findings: readonly Finding[], described: readonly DescribedRule[]): Descriptor[] {
  const known = new Map(described.map((rule) => [rule.name, rule]));
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  return [...first.values()]
    .toSorted((a, b) => compareText(a.code, b.code) || compareText(a.rule, b.rule))
    .map((finding) => descriptorOf(finding, known.get(finding.rule), worstOf(findings, finding.rule)));
}

function worstOf(findings: readonly Finding[], rule: string): Finding['severity'] {
  return (
    SEVERITIES.find((severity) => findings.some((each) => each.rule === rule && each.severity === severity)) ?? 'info'
  );
}

function descriptorOf(finding: Finding, rule: DescribedRule | undefined, worst: Finding['severity']): Descriptor {
  const severity = rule?.severity ?? worst;
  const summary = cut(rule?.summary ?? finding.rule);
  const helpUri = pageFor({ ...finding, sources: rule?.references ?? finding.sources });
  return {
    id: finding.rule,
    name: finding.rule.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: cut(rule === undefined ? summary : `${summary} ${plain(rule.consequence)}`) },
    help: helpOf(finding.rule, summary, rule),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      precision: rule?.confidence ?? 'high',
      'problem.severity': PROBLEM[worst],
      tags: ['timeouts', 'reliability', finding.code],
    },
  };
}

function helpOf(name: string, summary: string, rule: DescribedRule | undefined): { text: string; markdown: string } {
  const explain = `timeout-lint explain ${name}`;
  if (rule === undefined) return { text: `${summary} See ${explain}.`, markdown: `${summary}\n\n\`${explain}\`` };
  const fixes = rule.fixes.map(({ text }) => `- ${plain(text)}`).filter((text) => !text.includes(UNSAID));
  const references = rule.references.map((reference) => `- <${reference}>`);
  const markdown = [
    summary,
    `**What happens.** ${plain(rule.consequence)}`,
    ...(fixes.length === 0 ? [] : [`**What to set**, one of:\n\n${fixes.join('\n')}`]),
    `**More**, with an example and what happens at which second: \`${explain}\``,
    ...(references.length === 0 ? [] : [`**Sources**\n\n${references.join('\n')}`]),
  ].join('\n\n');
  return { text: cut(`${summary} ${plain(rule.consequence)} See: ${explain}`), markdown };
}

/** A rule's words without what differs from finding to finding: `{callee}` becomes `the callee`. */
function plain(text: string): string {
  const general = text.replaceAll(/\{([\w.-]+)\}/g, (_, name: string) =>
    HOPS.includes(name) ? `the ${name}` : (GENERAL.find(([of]) => of.test(name))?.[1] ?? UNSAID),
  );
  return printable(general.trim().replaceAll(/\s+/g, ' '));
}

const HOPS = ['caller', 'callee', 'hop'];

/** What stands for a value, which each finding tells. */
const UNSAID = '…';

const GENERAL: readonly (readonly [of: RegExp, word: string])[] = [
  [/\.(?:race|silence)$/, 'an error'],
  [/\.setting$/, 'the setting'],
];

function cut(text: string): string {
  return text.length > TEXT ? `${text.slice(0, TEXT - 1)}…` : text;
}
