/** From what a file writes of a product to a front: values by their spellings in the catalogue. */
import type { Confidence } from '../../model/chain.js';
import type { Span } from '../../model/span.js';
import { type GivenValue, type Notation, type ProductFacts } from './catalogue/index.js';
import type { Front, FrontRoute, FrontTarget } from './front.js';
import { type Pieces } from './pieces.js';
/** Values by the id of their setting, while they are gathered. */
export type Gathered = Map<string, GivenValue>;
/** The product of the catalogue that a reader is about; a slip in the reader's own name for it throws. */
export declare function product(id: string): ProductFacts;
/** The id of the setting that a notation spells so, for one product; undefined where that has none. */
export declare function settingSpelled(notation: Notation, { id }: ProductFacts, spelling: string): string | undefined;
/** One value as a file writes it. */
export interface Written extends Pick<GivenValue, 'provenance' | 'durations'> {
    /** The spelling of the catalogue. */
    readonly spelling: string;
    /** The word by which people know it. */
    readonly name: string;
    readonly value: Pieces;
}
/** Adds what is written; what the product does not have is left aside, and the last of a setting counts. */
export declare function gather(into: Gathered, notation: Notation, facts: ProductFacts, written: Written): void;
/**
 * A duration with units that our own reader does not know (`1d`, `1.5h`) is a value that is not known, rather than a
 * wrong one: the product takes it.
 */
export declare function durationIn(pieces: Pieces): Pieces;
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
export declare function frontOf(facts: ProductFacts, given: ReadonlyMap<string, GivenValue>, scene: FrontScene): Front;
/**
 * The same product where it passes connections on without looking into them: listeners for TCP. Of its clocks that for
 * silence is left, which here forgets a connection, and those of leaving.
 */
export declare function atLayer4(facts: ProductFacts): ProductFacts;
