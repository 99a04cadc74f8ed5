import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadRule } from '../../src/rules/load.js';
import type { RuleFile } from '../../src/rules/rule.js';

const FOLDER = join(process.cwd(), 'rules');

/** What is in the files of rules, in the order of their names; a file with problems has no rule. */
export const ruleFiles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()
  .map((name) => ({ name, ...readRule(name) }));

/** The rules that load; `examples.test.ts` fails where one does not. */
export const rules = ruleFiles.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));

function readRule(name: string): { rule?: RuleFile; problems: string[] } {
  const result = loadRule(readFileSync(join(FOLDER, name), 'utf8'), name);
  if ('rule' in result) return { rule: result.file, problems: [] };
  return { problems: result.problems.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`) };
}
