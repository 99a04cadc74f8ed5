/** From what a manifest says of a product to a front. */
import type { Confidence } from '../../../model/chain.js';
import type { Span } from '../../../model/span.js';
import {
  type GivenValue,
  hopFrom,
  type ProductFacts,
  productNamed,
  settingsSpelled,
} from '../../shared/catalogue/index.js';
import type { Front, FrontRoute, FrontTarget } from '../../shared/front.js';
import { plainDuration } from '../../shared/duration.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../../shared/pieces.js';
import { unknownPiece } from '../../shared/yaml/text.js';

/** Values by the id of their setting, while they are gathered. */
export type Gathered = Map<string, GivenValue>;

/** The product of the catalogue that a reader is about; that it is there is tested. */
export function product(id: string): ProductFacts {
  const found = productNamed(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
}

/** The id of the setting that a manifest spells so, for one product; undefined where that has none. */
export function settingSpelled({ id }: ProductFacts, spelling: string): string | undefined {
  return settingsSpelled('kubernetes', spelling).find((each) => each.product.id === id)?.setting.id;
}

/**
 * Adds what is written under a spelling of the catalogue; what the product does not have is left aside. A value that
 * is there already stays where `over` is false.
 */
export function gather(
  into: Gathered,
  facts: ProductFacts,
  { spelling, name, value, over = true, ...more }: Written,
): void {
  const id = settingSpelled(facts, spelling);
  if (id !== undefined && (over || !into.has(id))) into.set(id, { values: [value], name, ...more });
}

export interface Written extends Pick<GivenValue, 'provenance' | 'durations'> {
  readonly spelling: string;
  /** The word by which people know it. */
  readonly name: string;
  readonly value: Pieces;
  readonly over?: boolean;
}

/**
 * A duration with units that our own reader does not know (`1d`, `1.5h`) is a value that is not known, rather than a
 * wrong one: the product takes it.
 */
export function durationIn(pieces: Pieces): Pieces {
  const text = textOf(pieces).trim();
  if (unknownIn(pieces) !== undefined || plainDuration(text) !== undefined || !/^\d[\d.]*\s*[a-zA-Zµ]/.test(text))
    return pieces;
  return [unknownPiece(spanOf(pieces), text)];
}

/** A front of a product. */
export function frontOf(facts: ProductFacts, given: ReadonlyMap<string, GivenValue>, scene: FrontScene): Front {
  const { address, span, label, routes = [], targets = [], certain, confidence } = scene;
  const place = { span, madeBy: 'kubernetes', ...(label === undefined ? {} : { label }) } as const;
  return { address, reading: hopFrom(facts, given, place), routes, targets, certain, confidence };
}

export interface FrontScene {
  readonly address: string;
  readonly span: Span;
  readonly label?: string;
  readonly routes?: readonly FrontRoute[];
  readonly targets?: readonly FrontTarget[];
  readonly certain: boolean;
  readonly confidence: Confidence;
}

/**
 * The same product where it passes connections on without looking into them: listeners for TCP. Of its clocks that for
 * silence is left, which here forgets a connection, and those of leaving.
 */
export function atLayer4(facts: ProductFacts): ProductFacts {
  const { upstreamHttp: _, reuseSetting: __, ...rest } = facts;
  const settings = facts.settings.map((setting) => ({
    ...setting,
    feeds: setting.feeds.filter((timer) => timer === 'tunnel.idle' || timer.startsWith('drain.')),
  }));
  return { ...rest, layer: 4, reuse: 'never', silence: 'a closed connection', settings };
}
