/** From a product of the catalogue and what is said about it to a hop. */
import type { FactValue, Hop } from '../../../model/hop.js';
import type { Observation, Unknown } from '../../../model/observation.js';
import type { Setting } from '../../../model/setting.js';
import type { Span } from '../../../model/span.js';
import type { TimerName } from '../../../model/timer.js';
import { spanOf } from '../pieces.js';
import { NO_VENDOR, type ProductFacts, type SettingFacts } from './facts.js';
import type { Given, GivenValue, HopPlace } from './given.js';
import { type Read, readSetting } from './setting.js';

/** A hop of the catalogue, and what was seen while reading what is said about it. */
export interface CatalogueReading {
  readonly hop: Hop;
  /** Values that the vendor does not take: ids `load-balancer/...`. */
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** How many values are written. */
  readonly written: number;
}

/**
 * A product as it behaves with what is `given`: the vendor's default for everything else, nothing where the vendor
 * publishes none. A value for a setting that nobody can set is seen and left aside. Ids that the product does not have
 * are left aside too: callers find them by `settingNamed`. Never throws.
 */
export function hopFrom(product: ProductFacts, given: Given, place: HopPlace): CatalogueReading {
  const label = place.label ?? product.label;
  const settings = new Map<TimerName, Setting>();
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  const switches = new Map<string, Read>();
  for (const facts of product.settings) {
    const lent = lentTo(facts, given);
    const read = readSetting({ product, facts, label, place }, lent ?? given.get(facts.id));
    // What is wrong with a value is told once, of the setting that it is written for.
    if (lent === undefined) {
      observations.push(...read.observations);
      if (read.unknown !== undefined) unknowns.push(read.unknown);
    }
    for (const setting of read.settings) if (!settings.has(setting.timer)) settings.set(setting.timer, setting);
    if (facts.unit === 'flag') switches.set(facts.id, read);
  }
  const { facts, factSpans } = factsOf(product, given, switches);
  const symptoms = {
    race: product.race ?? 'an error',
    raceLog: product.raceLog ?? 'an error without a status of the next hop',
    silence: product.silence ?? 'an error',
  };
  const hop: Hop = {
    product: place.product ?? product.id,
    label,
    ...(place.version === undefined ? {} : { version: place.version }),
    layer: product.layer,
    facts,
    factSpans,
    span: place.span,
    symptoms,
    timer: (name) => settings.get(name),
  };
  const written = product.settings.filter(({ id }) => given.has(id)).length;
  return { hop, observations, unknowns, written };
}

/** The value that counts for a setting which is not written but falls back to another, under the name of that one. */
function lentTo({ id, fallback }: SettingFacts, given: Given): GivenValue | undefined {
  if (fallback === undefined || given.has(id)) return undefined;
  const value = given.get(fallback);
  return value && { name: fallback, ...value };
}

function factsOf(
  product: ProductFacts,
  given: Given,
  switches: ReadonlyMap<string, Read>,
): { readonly facts: Record<string, FactValue>; readonly factSpans: Record<string, Span> } {
  const { vendor, kind, layer, reuse, reuseSetting, reuseOtherwise, upstreamHttp, retryOn } = product;
  const factSpans: Record<string, Span> = {};
  let reuses: boolean | null = reuse === 'always' ? true : reuse === 'never' ? false : null;
  if (reuse === 'opt-in' && reuseSetting !== undefined) {
    const otherwise = reuseOtherwise === 'never' ? false : null;
    const read = switches.get(reuseSetting);
    reuses = read?.unknown === undefined ? (read?.on ?? otherwise) : null;
    const [pieces] = given.get(reuseSetting)?.values ?? [];
    if (pieces !== undefined) factSpans['upstream.reuse'] = spanOf(pieces);
  }
  const facts: Record<string, FactValue> = {
    'upstream.reuse': reuses,
    ...(layer === 4 ? {} : { 'upstream.httpVersion': upstreamHttp ?? null }),
    ...(retryOn === undefined ? {} : { 'retry.on': retryOn }),
    ...(vendor === NO_VENDOR ? {} : { 'service.vendor': vendor, 'service.kind': kind }),
  };
  return { facts, factSpans };
}
