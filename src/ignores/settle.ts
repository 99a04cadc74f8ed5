/** Holds back what comments, the configuration and the baseline say, and tells what is doubtful about these. */
import type { Finding } from '../findings/finding.js';
import type { Ignore } from '../findings/ignore.js';
import { compareFindings } from '../findings/order.js';
import type { SourceFile } from '../model/span.js';
import type { Analysis } from '../report/analysis.js';
import { type RuleChoice, rulesChosen } from '../rules/choice.js';
import { evaluate } from '../rules/evaluate.js';
import { heldBack, speaksOf } from '../rules/ignores.js';
import type { Rule } from '../rules/rule.js';
import { withSeverities } from '../rules/severities.js';
import { type Baseline, withBaseline } from './baseline.js';
import { doubtful, isOfIgnores } from './doubtful.js';
import { lookedAt } from './looked.js';
import { type IgnoreComments, readIgnoreComments } from './read.js';

/** What a run went by. */
export interface SettleOptions extends RuleChoice {
  /** What the configuration says. */
  readonly ignores?: readonly Ignore[];
  readonly today?: string;
  /** Whether contracts were checked. */
  readonly contracts?: boolean;
  /** Whether only some files were named. */
  readonly partial?: boolean;
  /** Whether every ignore must give a reason; what is doubtful about ignores is then a warning. */
  readonly strict?: boolean;
  /** Whether findings were left out by how sure they are, so that an ignore of theirs would seem to hide nothing. */
  readonly sifted?: boolean;
  readonly baseline?: Baseline;
}

/**
 * An analysis with what comments in its files hold back, besides what the configuration does, and then what the baseline
 * knows. `all` are all the rules there are. Settling twice is the same as once; never throws.
 */
export function settled(analysis: Analysis, all: readonly Rule[], options: SettleOptions = {}): Analysis {
  const { today, baseline, strict = false, partial = false } = options;
  const on = rulesChosen(all, options);
  const ofIgnores = on.filter(isOfIgnores);
  const findings = [...analysis.findings, ...analysis.ignored.map(({ finding }) => finding)]
    .filter(({ rule }) => !all.some((each) => each.name === rule && isOfIgnores(each)))
    .toSorted(compareFindings);
  const comments = readIgnoreComments(filesOf(analysis.files, findings), all);
  const ignores = [...comments.ignores, ...(options.ignores ?? [])];
  const observations =
    ofIgnores.length === 0
      ? []
      : [
          ...withRulesThere(comments.refused, findings),
          ...doubtful(options.sifted === true ? [] : ignores, {
            findings,
            unknowns: analysis.unknowns,
            files: new Set(analysis.files.map(({ name }) => name)),
            rules: all,
            on: new Set(on),
            lookedAt: lookedAt(analysis.chains, options.contracts === true),
            partial,
            strict,
            today,
          }),
        ];
  const said = withSeverities(evaluate(ofIgnores, { chains: [], observations }), options.severities);
  const held = heldBack([...findings, ...said].toSorted(compareFindings), ignores, today);
  const result = { ...analysis, ...held };
  return baseline === undefined ? result : withBaseline(result, baseline, { on, partial });
}

/** All files that were read, also those of which only a part was. */
function filesOf(files: readonly SourceFile[], findings: readonly Finding[]): readonly SourceFile[] {
  return [...new Set([...files, ...findings.flatMap(({ spans }) => spans.map(({ span }) => span.file))])];
}

/** Names for comments without rules those that they might mean. */
function withRulesThere(refused: IgnoreComments['refused'], findings: readonly Finding[]): IgnoreComments['refused'] {
  return refused.map((observation) => {
    const { reach, data, id, places } = observation;
    if (reach === undefined || data['problem'] !== 'no-rules') return { id, places, data };
    const there = findings.filter(speaksOf({ reach, span: reach })).map(({ rule }) => rule);
    if (there.length === 0) return { id, places, data };
    return { id, places, data: { ...data, problem: 'rules-there', rules: [...new Set(there)].toSorted().join(', ') } };
  });
}
