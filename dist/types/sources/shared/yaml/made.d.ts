/** Values that no document has as they are: put together from the parts of several, each part at its own place. */
import type { Span } from '../../../model/span.js';
import { type Pieces } from '../pieces.js';
import { type YamlEntry, YamlValue } from './value.js';
/** A map of some entries, which stands at `span`. */
export declare function madeMap(entries: ReadonlyMap<string, YamlEntry>, span: Span): YamlValue;
/** A list of some items, which stands at `span`. */
export declare function madeList(items: readonly YamlValue[], span: Span): YamlValue;
/** A scalar with a text; `isPlain` where it may stand for a number. */
export declare function madeScalar(pieces: Pieces, span: Span, isPlain?: boolean): YamlValue;
/**
 * A value as it is, but with no scalar in it known: something that was not read changes it, and nobody knows what. Shape
 * and places stay. `why` is that something in its own words. Made as it is asked for, so that its size costs nothing.
 */
export declare function unknownThroughout(value: YamlValue, why: string): YamlValue;
/** A value with everything in it at one place: of a text whose own offsets are nowhere. `pieces` are not exact. */
export declare function placedAt(value: YamlValue, span: Span): YamlValue;
