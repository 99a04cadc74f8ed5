import { didYouMean } from '../nearest.js';
import { compileTemplate } from '../placeholders.js';
import type { RuleFile } from '../rule.js';
import type { Path, RuleProblem, RuleText } from './places.js';

const SIDE_WORDS = [
  '',
  '.value',
  '.setting',
  '.written',
  '.suggest',
  '.fit',
  '.why',
  '.race',
  '.raceLog',
  '.silence',
  '.asks',
  '.raise',
  '.limit',
];
const ALSO_WORDS = ['also.setting', 'also.value', 'also.written'];

/** The placeholders of a comparison that stand for nothing. Those of an observation are known only to its source. */
export function placeholderProblems(text: RuleText, rule: RuleFile, sides: readonly string[]): RuleProblem[] {
  const known = sides.flatMap((side) => SIDE_WORDS.map((word) => side + word));
  if (sides.length === 1) known.push('limit');
  const problems: RuleProblem[] = [];
  for (const [path, words] of textsOf(rule)) {
    const here = String(path[1]).endsWith('Also') ? [...known, ...ALSO_WORDS] : known;
    for (const name of compileTemplate(words).names) {
      if (here.includes(name)) continue;
      problems.push(text.problem(path, `nothing is known as {${name}} here${didYouMean(name, here)}`));
    }
  }
  return problems;
}

function* textsOf(rule: RuleFile): Generator<readonly [Path, string]> {
  yield [['message'], rule.message];
  if (rule.equal !== undefined) yield [['equal'], rule.equal];
  yield [['consequence'], rule.consequence];
  for (const [place, label] of Object.entries(rule.labels ?? {})) yield [['labels', place], label];
  for (const [index, step] of (rule.story ?? []).entries()) {
    for (const [key, words] of Object.entries(step) as [string, string][]) yield [['story', index, key], words];
  }
  for (const [index, fix] of rule.fixes.entries()) yield [['fixes', index, 'text'], fix.text];
}
