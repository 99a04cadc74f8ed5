import { QUANTITIES } from '../model/derived.js';
import { validate } from '../generated/ruleSchema.js';
import { compileRule } from './compile.js';
import type { QuantityTable } from './compile/side.js';
import { readRuleText, type RuleProblem } from './load/places.js';
import { senseProblems } from './load/sense.js';
import { shapeProblems } from './load/shape.js';
import type { Rule, RuleFile } from './rule.js';

export type { RuleProblem } from './load/places.js';

/** A rule with the whole of its file, or what is wrong with it. */
export type LoadedRule =
  { readonly rule: Rule; readonly file: RuleFile } | { readonly problems: readonly RuleProblem[] };

/**
 * Reads one rule file. Never throws: whatever is wrong comes back as sentences with line and column, in the order of
 * the text. `name` is the file's name, which must be `<code>-<name>.yaml`; an empty one is not checked.
 *
 * The built-in rules are not loaded this way but compiled ahead (`builtin.ts`), so that a normal run needs neither
 * the YAML reader nor the schema.
 */
export function loadRule(text: string, name: string, quantities: QuantityTable = QUANTITIES): LoadedRule {
  const read = readRuleText(text);
  if (read.problems.length > 0) return { problems: read.problems };
  if (!validate(read.value)) return { problems: inOrder(shapeProblems(read, validate.errors ?? [])) };
  const file = read.value as RuleFile;
  const problems = senseProblems(read, file, quantities);
  const expected = `${file.code}-${file.name}.yaml`;
  if (name !== '' && name.slice(name.lastIndexOf('/') + 1) !== expected) {
    problems.push(read.problem(['name'], `the file of this rule must be named ${expected}`));
  }
  return problems.length > 0 ? { problems: inOrder(problems) } : { rule: compileRule(file, quantities), file };
}

function inOrder(problems: readonly RuleProblem[]): RuleProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
