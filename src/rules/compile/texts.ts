import type { Confidence } from '../../model/chain.js';
import type { Edit, End, Finding, FindingSpan, Fix, Severity, StoryStep } from '../../findings/finding.js';
import { compileTemplate, type Template, type ValueOf } from '../placeholders.js';
import { pageOf, type FixSource, type RuleSource } from '../rule.js';

/** The callee is nearer the application. */
const ENDS: ReadonlyMap<string | undefined, End> = new Map([
  ['callee', 'inner'],
  ['caller', 'outer'],
]);

/** What differs from one finding of a rule to the next. */
export interface Case {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly link?: string | undefined;
  readonly headline: string;
  readonly consequence: Template;
  readonly valueOf: ValueOf;
  readonly spans: readonly FindingSpan[];
  readonly editOf: (fix: FixSource) => Edit | undefined;
  readonly fingerprint: string;
  readonly route: string;
  readonly moreRoutes: number;
}

/** The texts of a rule that every finding of it has. */
export function compileTexts(source: RuleSource): (found: Case) => Finding {
  const story = (source.story ?? []).map((step) => ({
    at: compileTemplate(step.at),
    hop: compileTemplate(step.hop),
    event: compileTemplate(step.event),
    log: step.log === undefined ? undefined : compileTemplate(step.log),
  }));
  const fixes = source.fixes.map((fix) => ({ fix, text: compileTemplate(fix.text) }));
  return ({ valueOf, consequence, editOf, ...found }) => ({
    rule: source.name,
    code: source.code,
    severity: found.severity,
    confidence: found.confidence,
    ...(found.link === undefined ? {} : { link: found.link }),
    headline: found.headline,
    consequence: consequence.fill(valueOf),
    route: found.route,
    moreRoutes: found.moreRoutes,
    spans: found.spans,
    story: story.map((step): StoryStep => {
      const plain = { at: step.at.fill(valueOf), hop: step.hop.fill(valueOf), event: step.event.fill(valueOf) };
      return step.log === undefined ? plain : { ...plain, log: step.log.fill(valueOf) };
    }),
    // A fix whose value cannot be worked out (nothing outlasts "no limit") is no way out.
    fixes: fixes.flatMap(({ fix, text }): Fix[] => {
      const description = text.fillAll(valueOf);
      if (description === undefined) return [];
      const edit = editOf(fix);
      const end = ENDS.get(fix.set ?? fix.edit?.place);
      return [
        {
          description,
          edits: edit === undefined ? [] : [edit],
          safety: fix.safety ?? 'unsafe',
          ...(end === undefined ? {} : { end }),
        },
      ];
    }),
    docs: pageOf(source.name),
    sources: source.references,
    fingerprint: found.fingerprint,
  });
}
