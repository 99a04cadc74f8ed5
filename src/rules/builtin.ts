import { proxyRules as sources } from '../generated/rules.js';
import { QUANTITIES } from '../model/derived.js';
import { compileRule } from './compile.js';
import type { Rule, RuleSource } from './rule.js';

let compiled: readonly Rule[] | undefined;

/**
 * The built-in rules that need no app server, by code; compiled when first asked for. Those about app servers and named
 * services are as many again, and most runs see none: `all.ts` has them too.
 */
export function proxyRules(): readonly Rule[] {
  compiled ??= rulesFrom(sources);
  return compiled;
}

/** Rules from sources as they were generated. */
export function rulesFrom(generated: readonly unknown[]): readonly Rule[] {
  // The build has held every source against the schema, which says what `RuleSource` says.
  return (generated as readonly RuleSource[]).map((source) => compileRule(source, QUANTITIES));
}
