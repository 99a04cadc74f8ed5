/** The way from a body along names to what stands there. */
import type { Span } from '../../../model/span.js';
import { type Body, type Entry, type Known, type Reference, type Unknown, type Value } from './value.js';
/** A body whose entries are all known. */
export declare function bodyOf(entries: ReadonlyMap<string, Entry>, span: Span, open?: boolean): Body;
/**
 * The value of a key of whatever value; undefined where it is certainly not set. Through a list it is what its items
 * have: one of these, where they are several.
 */
export declare function memberOf(value: Value, key: string): Value | undefined;
/** A body, and whether it is certainly there. */
export interface Found {
    readonly body: Body;
    readonly certain: boolean;
}
/** All bodies at the end of a path, each item of lists on the way by itself, in the order of the file. */
export declare function bodiesAt(value: Value, path: readonly string[]): Found[];
/** What a value comes to where a number, a word or a switch is expected. */
export interface Scalars {
    /** Each that it may be, in the order of the file; more than one where a condition decides. None is null. */
    readonly known: readonly Known[];
    /** Whether it is, or may be, not set, so that the default of the product counts. */
    readonly absent: boolean;
    /** Set where it may also be something that is not known. */
    readonly unknown?: Unknown | Reference;
}
/** The scalars that a value may be; lists and bodies count as not known. Undefined is a value that is not set. */
export declare function scalarsOf(value: Value | undefined): Scalars;
/** The number that a scalar is, also one written as a text (`"60"`); undefined where it is none. */
export declare function numberOf({ value }: Known): number | undefined;
/** The text of a scalar: `application`, `120`, `true`; undefined of null. */
export declare function textOfScalar({ value }: Known): string | undefined;
/** Whether a scalar is on, also one written as a text; undefined where it is neither. */
export declare function switchOf({ value }: Known): boolean | undefined;
