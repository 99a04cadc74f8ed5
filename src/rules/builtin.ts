import { builtinRules as sources } from '../generated/rules.js';
import { QUANTITIES } from '../model/derived.js';
import { compileRule } from './compile.js';
import type { Rule, RuleSource } from './rule.js';

let compiled: readonly Rule[] | undefined;

/** The rules that come with the program, by code; compiled when first asked for. */
export function builtinRules(): readonly Rule[] {
  // The build has held every source against the schema, which says what `RuleSource` says.
  compiled ??= (sources as unknown as readonly RuleSource[]).map((source) => compileRule(source, QUANTITIES));
  return compiled;
}
