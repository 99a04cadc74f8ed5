import type { Quantity } from '../../model/derived.js';
import { type Duration } from '../../model/duration.js';
import type { Hop } from '../../model/hop.js';
import { isChosen } from '../../model/setting.js';
import type { Edit, FindingSpan } from '../../findings/finding.js';
import type { Template, ValueOf } from '../placeholders.js';
import { type Comparison } from './verdict.js';
/** One side of a comparison: `caller`, `callee` or `hop`, with what was measured there. */
export interface Measured {
    readonly name: string;
    readonly hop: Hop;
    readonly quantity: Quantity;
}
/** Whether a setting has a place of its own: in a file or on the command line. */
export declare const isWritten: typeof isChosen;
/** The words that the texts of a comparison may use. */
export declare function wordsOf(left: Measured, how: Comparison, right: Duration, rightSide: Measured | undefined): ValueOf;
/** The places of a comparison in hop order: each side's deciding setting, then the others that bear on it. */
export declare function spansOf(sides: readonly Measured[], primary: Measured, labels: ReadonlyMap<string, Template>, valueOf: ValueOf): FindingSpan[];
/** Replaces what is written at a side by its suggested value; only what stands in a file of the user's is replaced. */
export declare function editFor(sides: readonly Measured[], name: string | undefined, valueOf: ValueOf): Edit | undefined;
