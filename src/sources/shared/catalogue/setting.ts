import { type Duration, exactly, UNBOUNDED, unknownDuration } from '../../../model/duration.js';
import type { Observation, Unknown } from '../../../model/observation.js';
import type { Provenance, Setting, VendorTerms } from '../../../model/setting.js';
import type { Span } from '../../../model/span.js';
import { TIMERS } from '../../../model/timer.js';
import { type Pieces, spanOf, writtenText } from '../pieces.js';
import { oneOf, readAmount } from './amount.js';
import { acceptedBy, msOf, NO_VENDOR, type ProductFacts, type SettingFacts } from './facts.js';
import type { GivenValue, HopPlace } from './given.js';

/** One setting of one product, and the hop that it is read for. */
export interface SettingScene {
  readonly product: ProductFacts;
  readonly facts: SettingFacts;
  readonly label: string;
  readonly place: HopPlace;
}

/** What a setting makes of what is said about it. */
export interface Read {
  /** One for each timer that it feeds; none where neither a value nor a default is known. */
  readonly settings: readonly Setting[];
  readonly observations: readonly Observation[];
  readonly unknown?: Unknown;
  /** For a switch: whether it is on, where that is known. */
  readonly on?: boolean;
}

type Base = Pick<Setting, 'name' | 'value' | 'provenance' | 'span' | 'written'>;

/** Reads one setting, or takes its default. */
export function readSetting(scene: SettingScene, given: GivenValue | undefined): Read {
  const { facts } = scene;
  if (given === undefined || given.values.length === 0) return byDefault(scene);
  if (facts.set === 'nobody') return { ...byDefault(scene), observations: [seen(scene, given, 'fixed')] };
  const observations: Observation[] = [];
  const values: Duration[] = [];
  let unknown: Unknown | undefined;
  let on: boolean | undefined;
  const name = given.name ?? facts.id;
  // A switch that may also be left alone is known where that comes to the same.
  const isSure = (value: boolean): boolean => given.mayBeUnset !== true || facts.default === value;
  for (const pieces of given.values) {
    const amount = readAmount(pieces, facts, given.durations === true);
    if (amount.kind === 'unknown' || amount.kind === 'wrong') {
      if (amount.kind === 'wrong') observations.push(seen(scene, given, 'not-a-value', pieces));
      values.push(unknownDuration(amount.text));
      unknown ??= { kind: 'value', text: amount.text, name, span: spanOf(pieces) };
    } else if (amount.kind === 'value') {
      const wrong = misfitOf(amount.plain, facts);
      if (wrong !== undefined) observations.push(seen(scene, given, wrong, pieces));
      // What is refused takes no effect, and what holds instead is not known.
      values.push(wrong === 'out-of-range' ? unknownDuration(writtenText(pieces)) : amount.value);
    } else if (amount.kind === 'flag') on = given.values.length === 1 && isSure(amount.on) ? amount.on : undefined;
    else if (amount.kind === 'unbounded') values.push(UNBOUNDED);
    else values.push(defaultOf(scene) ?? unknownDuration(writtenText(pieces)));
  }
  const [first] = given.values as readonly [Pieces];
  if (given.mayBeUnset === true && facts.unit !== 'flag') {
    const otherwise = defaultOf(scene);
    values.push(otherwise ?? unknownDuration('the default'));
    if (otherwise === undefined) unknown ??= { kind: 'value', text: 'the default', name, span: spanOf(first) };
  }
  const provenance: Provenance = unknown === undefined ? (given.provenance ?? 'explicit') : 'unknown';
  const others = given.mayBeUnset === true ? [defaultText(scene)] : [];
  const shown = [...new Set([...given.values.map(writtenText), ...others])].join(' or ');
  const base = { name, value: oneOf(values), provenance, span: spanOf(first), written: shown };
  return {
    settings: settingsOf(scene, base),
    observations,
    ...(unknown === undefined ? {} : { unknown }),
    ...(on === undefined ? {} : { on }),
  };
}

function byDefault(scene: SettingScene): Read {
  const { facts, place } = scene;
  const value = defaultOf(scene);
  if (facts.unit === 'flag') return { settings: [], observations: [], ...(facts.default === true ? { on: true } : {}) };
  if (value === undefined) return { settings: [], observations: [] };
  const provenance = facts.set === 'nobody' ? 'platform' : 'default';
  const written = defaultText(scene);
  return {
    settings: settingsOf(scene, { name: facts.id, value, provenance, span: place.span, written }),
    observations: [],
  };
}

function defaultText(scene: SettingScene): string {
  return String(plainDefault(scene));
}

/** What made the hop may have a default of its own. */
function plainDefault({ facts, place }: SettingScene): SettingFacts['default'] {
  return (place.madeBy === undefined ? undefined : facts.defaults?.[place.madeBy]) ?? facts.default;
}

/** The default of what made the hop, or of the vendor; undefined where it is not known. */
function defaultOf(scene: SettingScene): Duration | undefined {
  const { facts } = scene;
  const value = plainDefault(scene);
  if (value === 'none') return UNBOUNDED;
  return typeof value === 'number' ? exactly(value * msOf(facts.unit)) : undefined;
}

function settingsOf({ product, facts }: SettingScene, base: Base): readonly Setting[] {
  const { unit, page, clocks } = facts;
  const terms = termsOf(product, facts);
  return facts.feeds.map((timer) => ({
    ...base,
    timer,
    clock: clocks?.[timer] ?? TIMERS[timer],
    ...(unit === 'count' || unit === 'flag' || facts.takes === 'duration' ? {} : { unit }),
    reference: page,
    ...(terms === undefined ? {} : { terms }),
  }));
}

function termsOf({ vendor }: ProductFacts, facts: SettingFacts): VendorTerms | undefined {
  if (vendor === NO_VENDOR) return undefined;
  const { unit, range, raise, asks, evidence } = facts;
  const ms = msOf(unit);
  const atMost = facts.atMost ?? (evidence === 'secondary' ? 'warning' : undefined);
  return {
    ...(range === undefined ? {} : { range: [range[0] * ms, range[1] * ms] }),
    ...(raise === undefined ? {} : { raise }),
    ...(asks === undefined ? {} : { asks: { value: asks * ms, by: vendor } }),
    ...(atMost === undefined ? {} : { atMost }),
  };
}

/** `not-advised` is taken by the vendor all the same. */
type Misfit = 'out-of-range' | 'not-advised' | 'not-a-value' | 'fixed';

/** What a quota raises may be above the range for whoever has one. */
function misfitOf(plain: number, { range, advised, set }: SettingFacts): Misfit | undefined {
  const outside = (bounds: readonly [number, number] | undefined): boolean =>
    bounds !== undefined && (plain < bounds[0] || (plain > bounds[1] && set !== 'quota'));
  return outside(range) ? 'out-of-range' : outside(advised) ? 'not-advised' : undefined;
}

function seen(scene: SettingScene, given: GivenValue, what: Misfit, pieces = given.values[0] as Pieces): Observation {
  const { product, facts, label } = scene;
  const span: Span = spanOf(pieces);
  const bounds = what === 'not-advised' ? facts.advised : facts.range;
  const number = Number(writtenText(pieces));
  const nearest = bounds === undefined || Number.isNaN(number) ? undefined : number < bounds[0] ? bounds[0] : bounds[1];
  return {
    id: what === 'not-advised' ? 'load-balancer/not-advised' : 'load-balancer/invalid-value',
    places: [{ name: 'primary', span, provenance: given.provenance ?? 'explicit' }],
    data: {
      why: what,
      product: label,
      vendor: product.vendor,
      setting: given.name ?? facts.id,
      value: writtenText(pieces),
      accepted: acceptedBy(what === 'not-advised' && bounds !== undefined ? { ...facts, range: bounds } : facts),
      page: facts.page,
      ...(nearest === undefined ? {} : { nearest: String(nearest) }),
    },
  };
}
