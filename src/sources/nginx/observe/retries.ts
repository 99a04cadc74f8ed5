import { formatDuration, formatMs, least, most } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import { isChosen } from '../../../model/setting.js';
import type { NginxRoute } from '../routes.js';
import { isAtLeast } from '../version.js';
import { place, primary, type Scene, valueSpan, wordSpan } from './context.js';

/** Modules whose requests have a method, and of which 1.9.13 stopped repeating POST, LOCK and PATCH by itself. */
const WITH_METHODS: ReadonlySet<string> = new Set(['proxy', 'fastcgi', 'uwsgi', 'scgi']);

/** What repeats requests, or does not stop repeating them, otherwise than it looks. */
export function observeRetries(scene: Scene, { hop, route }: NginxRoute, observations: Observation[]): void {
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
