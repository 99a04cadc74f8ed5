import { appRules } from '../generated/appRules.js';
import { proxyRules, rulesFrom } from './builtin.js';
import type { Rule } from './rule.js';

let compiled: readonly Rule[] | undefined;

/** All rules that come with the program, by code; compiled when first asked for. */
export function builtinRules(): readonly Rule[] {
  compiled ??= [...proxyRules(), ...rulesFrom(appRules)];
  return compiled;
}
