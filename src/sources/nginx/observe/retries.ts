import { formatDuration, formatMs, least, most } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import { isChosen } from '../../../model/setting.js';
import type { NginxRoute } from '../routes.js';
import type { Directive } from '../syntax.js';
import { parseNginxTime } from '../time.js';
import { isAtLeast } from '../version.js';
import { place, primary, type Scene, valueSpan, wordSpan } from './context.js';

/** Modules whose requests have a method, and of which 1.9.13 stopped repeating POST, LOCK and PATCH by itself. */
const WITH_METHODS: ReadonlySet<string> = new Set(['proxy', 'fastcgi', 'uwsgi', 'scgi']);

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
  const retry = hop.retry;
  if (retry === undefined) return;
  const { lines, servers } = retry;
  const several = servers !== undefined && servers > 1;
  const [first, second] = lines;
  if (first !== undefined && second !== undefined && !scene.isTemplate(first.file)) {
    const words = (line: typeof first): string => line.args.map((word) => word.text).join(' ');
    const together = [...new Set(lines.flatMap((line) => line.args.map((word) => word.text)))].join(' ');
    observations.push({
      id: 'nginx/next-upstream-adds',
      route,
      data: { directive: first.name.text, first: words(first), second: words(second), together },
      places: [place('first', valueSpan(first)), primary(valueSpan(second))],
    });
  }
  if (several && retry.conditions.includes('non_idempotent')) {
    for (const line of lines) {
      const word = line.args.find((each) => each.text.toLowerCase() === 'non_idempotent');
      if (word === undefined) continue;
      const data = { reason: 'word', directive: line.name.text, upstream: hop.target?.upstream?.name ?? '', servers };
      observations.push({ id: 'nginx/non-idempotent', route, data, places: [primary(wordSpan(line, word))] });
    }
  }
  if (several) observeEjection({ hop, route }, servers, observations, told);
  if (several) observeOldDefault(scene, { hop, route }, servers, observations);
  const cap = hop.timer('retry.total');
  const attempt = hop.timer('upstream.firstByte');
  if (!several || cap === undefined || attempt === undefined || !isChosen(cap) || !retry.conditions.includes('timeout'))
    return;
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
  { hop, route }: NginxRoute,
  servers: number | undefined,
  observations: Observation[],
): void {
  const { retry, target } = hop;
  if (retry === undefined || target === undefined || !WITH_METHODS.has(target.module)) return;
  if (isAtLeast(scene.version, 1, 9, 13) !== false || !(most(retry.setting.value) > 1)) return;
  const repeating = retry.conditions.filter((word) => word === 'error' || word === 'timeout');
  if (repeating.length === 0) return;
  const directive = `${target.module}_next_upstream`;
  const data = { reason: 'version', directive, upstream: target.upstream?.name ?? '', servers: servers ?? 0 };
  const [line] = retry.lines;
  const at = line === undefined ? target.span : valueSpan(line);
  observations.push({ id: 'nginx/non-idempotent', route, data, places: [primary(at)] });
}

/**
 * A request that fails on every server, each of which one failure takes out for `fail_timeout`: until then there is no
 * server left for anybody (measured: the next request gets 502 at once). A cap on time or tries ends it before that.
 */
function observeEjection(
  { hop, route }: NginxRoute,
  servers: number,
  observations: Observation[],
  told: Set<Directive>,
): void {
  const { retry, target } = hop;
  const [first] = target?.upstream?.servers ?? [];
  const attempt = hop.timer('upstream.firstByte');
  const cap = hop.timer('retry.total');
  if (retry === undefined || target?.upstream === undefined || first === undefined || attempt === undefined) return;
  if (!retry.conditions.includes('timeout') || !(least(retry.setting.value) >= servers)) return;
  if (cap?.value.kind === 'band' && most(cap.value) > 0) return;
  if (told.has(first) || attempt.value.kind !== 'band' || !target.upstream.servers.every(leavesAtOnce)) return;
  told.add(first);
  observations.push({
    id: 'nginx/ejection',
    route,
    data: {
      upstream: target.upstream.name,
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
    const [name, value] = text.split('=');
    return name === 'max_fails' ? value === '1' : name !== 'fail_timeout' || parseNginxTime(value ?? '', 's') !== 0;
  });
}
