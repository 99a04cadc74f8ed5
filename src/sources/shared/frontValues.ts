/** From what a file writes of a product to a front: values by their spellings in the catalogue. */
import type { Confidence } from '../../model/chain.js';
import type { Span } from '../../model/span.js';
import {
  type GivenValue,
  hopFrom,
  type Notation,
  type ProductFacts,
  productNamed,
  settingsSpelled,
} from './catalogue/index.js';
import { plainDuration } from './duration.js';
import type { Front, FrontRoute, FrontTarget } from './front.js';
import { type Piece, type Pieces, spanOf, textOf, unknownIn } from './pieces.js';

/** Values by the id of their setting, while they are gathered. */
export type Gathered = Map<string, GivenValue>;

/** The product of the catalogue that a reader is about; a slip in the reader's own name for it throws. */
export function product(id: string): ProductFacts {
  const found = productNamed(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
}

/** The id of the setting that a notation spells so, for one product; undefined where that has none. */
export function settingSpelled(notation: Notation, { id }: ProductFacts, spelling: string): string | undefined {
  return settingsSpelled(notation, spelling).find((each) => each.product.id === id)?.setting.id;
}

/** One value as a file writes it. */
export interface Written extends Pick<GivenValue, 'provenance' | 'durations'> {
  /** The spelling of the catalogue. */
  readonly spelling: string;
  /** The word by which people know it. */
  readonly name: string;
  readonly value: Pieces;
}

/** Adds what is written; what the product does not have is left aside, and the last of a setting counts. */
export function gather(into: Gathered, notation: Notation, facts: ProductFacts, written: Written): void {
  const { spelling, name, value, ...more } = written;
  const id = settingSpelled(notation, facts, spelling);
  if (id !== undefined) into.set(id, { values: [value], name, ...more });
}

/**
 * A duration with units that our own reader does not know (`1d`, `1.5h`) is a value that is not known, rather than a
 * wrong one: the product takes it.
 */
export function durationIn(pieces: Pieces): Pieces {
  const text = textOf(pieces).trim();
  const isRead = unknownIn(pieces) !== undefined || plainDuration(text) !== undefined;
  if (isRead || !/^\d[\d.]*\s*[a-zA-Zµ]/.test(text)) return pieces;
  const piece: Piece = { text: '', span: spanOf(pieces), exact: false, unknown: { written: text } };
  return [piece];
}

/** What a front is besides its product and values. */
export interface FrontScene {
  readonly address: string;
  /** What its defaults point at. */
  readonly span: Span;
  readonly label?: string;
  /** What made it, where that has defaults of its own. */
  readonly madeBy?: Notation;
  readonly routes?: readonly FrontRoute[];
  readonly targets?: readonly FrontTarget[];
  readonly certain: boolean;
  readonly confidence: Confidence;
}

/** A front of a product. */
export function frontOf(facts: ProductFacts, given: ReadonlyMap<string, GivenValue>, scene: FrontScene): Front {
  const { address, span, label, madeBy, routes = [], targets = [], certain, confidence } = scene;
  const place = { span, ...(madeBy === undefined ? {} : { madeBy }), ...(label === undefined ? {} : { label }) };
  return { address, reading: hopFrom(facts, given, place), routes, targets, certain, confidence };
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
