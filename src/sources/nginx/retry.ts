import { exactly, most } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { NginxHop } from './hop.js';
import type { Directive } from './syntax.js';
import { defaultSetting, writtenSetting } from './settings.js';
import { type TimerFact, UPSTREAM_FACTS } from './timerFacts.js';

/** How often nginx tries a request, and after which failures. */
export interface Retry {
  /** Tries in all: the least of `*_next_upstream_tries` and the servers there are. */
  readonly setting: Setting;
  /** Words of `*_next_upstream` in force, empty when off; several lines at one level add up. */
  readonly conditions: readonly string[];
  readonly lines: readonly Directive[];
  /** Servers that a request may be tried on; undefined where the target is not known. */
  readonly servers: number | undefined;
}

/**
 * The retries of a route (facts F.4): attempts are at most the addresses that are not `down`, backups included. A host
 * name counts as one address, though it may have several.
 */
export function retryOf(hop: NginxHop): Retry | undefined {
  const target = hop.target;
  if (target === undefined) return undefined;
  const name = `${target.module}_next_upstream`;
  const lines = hop.level.setter(name)?.get(name) ?? [];
  const words = lines.flatMap((line) => line.args.map((word) => word.text.toLowerCase()));
  const conditions = lines.length === 0 ? ['error', 'timeout'] : words.includes('off') ? [] : words;
  const servers = target.upstream?.servers.length ?? (target.kind === 'literal' ? 1 : undefined);
  const fact = UPSTREAM_FACTS[target.module].find((each) => each.timer === 'retry.tries') as TimerFact;
  const setter = hop.level.setter(fact.directive);
  const limit = setter && writtenSetting(setter.first(fact.directive) as Directive, setter, hop.level, fact);
  const peers = conditions.length === 0 ? 1 : Math.max(servers ?? 1, 1);
  if (limit !== undefined && !(most(limit.value) >= peers)) return { setting: limit, conditions, lines, servers };
  const base = defaultSetting(fact, target.span, hop.level.uncertain);
  return { setting: { ...base, value: exactly(peers), written: String(peers) }, conditions, lines, servers };
}
