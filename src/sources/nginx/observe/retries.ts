import { formatDuration, formatMs, least, most } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import { isChosen, type Setting } from '../../../model/setting.js';
import type { Upstream } from '../names.js';
import type { Retry } from '../retry.js';
import type { NginxRoute } from '../routes.js';
import type { Directive } from '../syntax.js';
import type { Target } from '../target.js';
import { parseNginxTime } from '../time.js';
import { isAtLeast } from '../version.js';
import { place, primary, type Scene, valueSpan, wordSpan } from './context.js';

/** Modules whose requests have a method, and of which 1.9.13 stopped repeating POST, LOCK and PATCH by itself. */
const WITH_METHODS: ReadonlySet<string> = new Set(['proxy', 'fastcgi', 'uwsgi', 'scgi']);

/** A route that sends its requests to an upstream of several servers. */
interface Several {
  readonly route: NginxRoute['route'];
  readonly target: Target;
  readonly upstream: Upstream;
  readonly servers: number;
  readonly retry: Retry;
  /** The most that all tries together may take. */
  readonly cap: Setting;
  /** What one try may take before the response begins. */
  readonly attempt: Setting;
}

/**
 * What repeats requests, or does not stop repeating them, otherwise than it looks. `told` has the first servers of upstreams
 * of which it was told already that one request may take all of them out.
 */
export function observeRetries(
  scene: Scene,
  { hop, route }: NginxRoute,
  observations: Observation[],
  told: Set<Directive>,
): void {
  const { target } = hop;
  if (target === undefined) return;
  const retry = hop.retry as Retry;
  const [first, second] = retry.lines;
  if (first !== undefined && second !== undefined && !scene.isTemplate(first.file)) {
    const words = (line: Directive): string[] => line.args.map((word) => word.text);
    const together = [...new Set(retry.lines.flatMap(words))].join(' ');
    const data = {
      directive: first.name.text,
      first: words(first).join(' '),
      second: words(second).join(' '),
      together,
    };
    const places = [place('first', valueSpan(first)), primary(valueSpan(second))];
    observations.push({ id: 'nginx/next-upstream-adds', route, data, places });
  }
  const { upstream } = target;
  const servers = upstream?.servers.length ?? 0;
  if (upstream === undefined || servers < 2) return;
  const cap = hop.timer('retry.total') as Setting;
  const attempt = hop.timer('upstream.firstByte') as Setting;
  const several = { route, target, upstream, servers, retry, cap, attempt };
  observeWord(several, observations);
  observeEjection(several, observations, told);
  observeOldDefault(scene, several, observations);
  observeCap(several, observations);
}

/** `non_idempotent`, wherever it stands. */
function observeWord({ route, upstream, servers, retry }: Several, observations: Observation[]): void {
  if (!retry.conditions.includes('non_idempotent')) return;
  for (const line of retry.lines) {
    const word = line.args.find((each) => each.text.toLowerCase() === 'non_idempotent');
    if (word === undefined) continue;
    const data = { reason: 'word', directive: line.name.text, upstream: upstream.name, servers };
    observations.push({ id: 'nginx/non-idempotent', route, data, places: [primary(wordSpan(line, word))] });
  }
}

/** A cap that cannot keep what it promises, since it is only looked at between tries. */
function observeCap({ route, servers, retry, cap, attempt }: Several, observations: Observation[]): void {
  if (!isChosen(cap) || !retry.conditions.includes('timeout')) return;
  if (!(most(retry.setting.value) > 1) || !(most(cap.value) < least(attempt.value))) return;
  observations.push({
    id: 'nginx/retry-cap',
    route,
    data: {
      directive: cap.name,
      cap: formatDuration(cap.value),
      attempt: formatDuration(attempt.value),
      attemptDirective: attempt.name,
      worst: formatMs(most(cap.value) + most(attempt.value)),
      servers,
    },
    places: [primary(cap.span), { name: 'attempt', span: attempt.span, provenance: attempt.provenance }],
  });
}

/** Before 1.9.13 every failure that leads to the next server repeats every request, whatever its method (CHANGES). */
function observeOldDefault(
  scene: Scene,
  { route, target, upstream, servers, retry }: Several,
  observations: Observation[],
): void {
  if (!WITH_METHODS.has(target.module)) return;
  if (isAtLeast(scene.version, 1, 9, 13) !== false || !(most(retry.setting.value) > 1)) return;
  if (!retry.conditions.includes('error') && !retry.conditions.includes('timeout')) return;
  const directive = `${target.module}_next_upstream`;
  const data = { reason: 'version', directive, upstream: upstream.name, servers };
  const [line] = retry.lines;
  const at = line === undefined ? target.span : valueSpan(line);
  observations.push({ id: 'nginx/non-idempotent', route, data, places: [primary(at)] });
}

/**
 * A request that fails on every server, each of which one failure takes out for `fail_timeout`: until then there is no
 * server left for anybody (measured: the next request gets 502 at once). A cap on time or tries ends it before that.
 */
function observeEjection(
  { route, upstream, servers, retry, cap, attempt }: Several,
  observations: Observation[],
  told: Set<Directive>,
): void {
  const [first] = upstream.servers as [Directive];
  if (!retry.conditions.includes('timeout') || !(least(retry.setting.value) >= servers)) return;
  if (told.has(first) || cap.value.kind !== 'unbounded' || attempt.value.kind !== 'band') return;
  if (!upstream.servers.every(leavesAtOnce)) return;
  told.add(first);
  observations.push({
    id: 'nginx/ejection',
    route,
    data: {
      upstream: upstream.name,
      servers,
      attempt: formatDuration(attempt.value),
      attemptDirective: attempt.name,
      all: formatMs(least(attempt.value) * servers),
    },
    places: [primary(valueSpan(first)), { name: 'attempt', span: attempt.span, provenance: attempt.provenance }],
  });
}

/** Whether one failure takes a server of an upstream out; a template or a variable may say anything. */
function leavesAtOnce({ args }: Directive): boolean {
  return args.slice(1).every(({ text, template }) => {
    if (template) return false;
    const [name, value = ''] = text.split('=');
    return name === 'max_fails' ? value === '1' : name !== 'fail_timeout' || parseNginxTime(value, 's') !== 0;
  });
}
