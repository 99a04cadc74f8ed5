/** `%(name)s` and the list of variables in supervisor's files. */
import { type Pieces } from '../shared/pieces.js';
/** A value with Python's `%` undone. What is not in `names` comes from where supervisor runs, and is unknown. */
export declare function expandPercent(value: Pieces, names: ReadonlyMap<string, Pieces>): Pieces;
/** `KEY="value",OTHER=value` by key, as `dict_of_key_value_pairs()` of `supervisor/datatypes.py` reads it. */
export declare function keyValues(value: Pieces): Map<string, Pieces>;
/** The number that a value is; undefined where it is none or not known. */
export declare function wholeNumber(value: Pieces | undefined): number | undefined;
