/** What an infrastructure file says about an attribute: a value with its place, several it may have, or why it is not known. */
import { type Span } from '../../../model/span.js';
interface Placed {
    /**
     * Where the value itself is written, also when a variable or a parameter carries it from there: of a text without its
     * quotes, of something worked out the whole expression.
     */
    readonly span: Span;
}
export type Scalar = string | number | boolean | null;
/** `null` says that the attribute counts as not set, as in Terraform and with `AWS::NoValue`. */
export interface Known extends Placed {
    readonly kind: 'known';
    readonly value: Scalar;
    /** The text of the span. */
    readonly written: string;
    /** The references that lead to it, the one in the attribute itself first; not set for what is written there. */
    readonly via?: readonly Span[];
    /** Whether it was worked out, so that it is not written as it is: `2 * 60`. */
    readonly computed?: true;
    /** Whether it is a default or one file's choice that whoever applies the files can still overrule. */
    readonly assumed?: true;
}
/** One of several, and a condition that is not known decides. */
export interface Several extends Placed {
    readonly kind: 'several';
    /** At least two, none of them `several` itself. */
    readonly options: readonly Option[];
}
export interface List extends Placed {
    readonly kind: 'list';
    readonly items: readonly ListItem[];
    /** Whether it may hold more. */
    readonly open: boolean;
}
export interface ListItem {
    readonly value: Value;
    /** False where something that is not known decides whether it is there at all. */
    readonly certain: boolean;
}
/** Attributes and blocks by name. Blocks of one name are a {@link List}, also a single one. */
export interface Body extends Placed {
    readonly kind: 'body';
    /** Whether it may hold more than is listed. */
    readonly open: boolean;
    keys(): Iterable<string>;
    entry(key: string): Entry | undefined;
}
export interface Entry {
    /** Where the key is written. */
    readonly keySpan: Span;
    readonly value: Value;
}
/** What another resource knows only of itself: its ARN, its DNS name. */
export interface Reference extends Placed {
    readonly kind: 'reference';
    /** The {@link Resource.declared} of that resource. */
    readonly to: string;
    /** `arn`, `DNSName`; empty where the resource as a whole is meant. */
    readonly attribute: string;
}
export type UnknownReason = 
/** A variable or parameter without a value. */
'variable'
/** A function or expression whose result is not worked out. */
 | 'expression'
/** What something outside of the files gives: a data source, a module that is not here, what is known after applying. */
 | 'outside'
/** What differs from one copy to the next: `each.value`, `count.index`. */
 | 'each'
/** It refers to itself. */
 | 'cycle'
/** Larger or deeper than anybody writes. */
 | 'bounds'
/** What stands there, or around it, could not be read. */
 | 'damaged'
/** A template engine fills it in. */
 | 'template';
export interface Unknown extends Placed {
    readonly kind: 'unknown';
    /** The text of the span. */
    readonly written: string;
    readonly reason: UnknownReason;
    /** `var.idle_timeout`, `IdleTimeout`: what would have to be known. */
    readonly name: string;
}
export type Option = Known | List | Body | Reference | Unknown;
export type Value = Option | Several;
export declare function known(value: Scalar, span: Span, more?: Pick<Known, 'computed' | 'assumed' | 'via'>): Known;
export declare function unknown(span: Span, reason: UnknownReason, name?: string): Unknown;
export declare function listOf(items: readonly Value[], span: Span): List;
/** All that a value may be. */
export declare function optionsOf(value: Value): readonly Option[];
/** One of some values; of the same value said twice only one. Too many are one that is not known. */
export declare function severalOf(values: readonly Value[], span: Span): Value;
/** The value as something refers to it at `place`. */
export declare function throughReference(value: Value, place: Span): Value;
/** The value, which somebody can still overrule, and so can they all that is in it. */
export declare function assumed(value: Value): Value;
/** Combines known scalars: all ways in which they can fall out together. Undefined is a result that is not known. */
export declare function lift(values: readonly Value[], span: Span, combine: (scalars: readonly Known[]) => Value | undefined): Value;
export {};
