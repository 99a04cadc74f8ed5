/** Which of the names that nginx looks up once stand for addresses that change. */
import type { Observation } from '../model/observation.js';
import type { Headless } from '../sources/kubernetes/fronts/index.js';
import { namesHost } from './clusterNames.js';
import type { Place } from './place.js';

/**
 * Of the names that nginx looks up once, those of a Service without an address of its own become observations. A name of
 * any other kind may keep its address for years, and nothing is said of it.
 */
export function changingNames(
  observations: readonly Observation[],
  headless: readonly Headless[] | undefined,
  place: Pick<Place, 'namespace'> | undefined,
): Observation[] {
  return observations.flatMap((seen) => {
    if (seen.id !== 'nginx/host-name') return [seen];
    for (const service of headless ?? []) {
      const confidence = namesHost(String(seen.data['host']), service, place);
      if (confidence === undefined) continue;
      const places = [...seen.places, { name: 'service', span: service.span, provenance: 'explicit' as const }];
      const data = { ...seen.data, reason: 'headless' };
      return [{ ...seen, id: 'nginx/name-resolved-once', confidence, data, places }];
    }
    return [];
  });
}
