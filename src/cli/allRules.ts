import { proxyRules, rulesFrom } from '../rules/builtin.js';
import type { Rule } from '../rules/rule.js';

/** All rules that come with the program; those about app servers are loaded when they are asked for. */
export async function allRules(): Promise<readonly Rule[]> {
  const { appRules } = await import('../generated/appRules.js');
  return [...proxyRules(), ...rulesFrom(appRules)];
}
