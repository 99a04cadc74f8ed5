/** Functions of Terraform on lists and maps. */
import type { Span } from '../../model/span.js';
import { type Body, type Entry, type List, type Option, type Value } from '../shared/infrastructure/index.js';
export declare function single(found: readonly Value[], span: Span): Value | undefined;
export declare function isEmpty(value: Option): boolean;
export declare function valuesOf(body: Body): Value[];
/** Maps laid over one another; of one that is not known nothing but that it may hold more. */
export declare function merge(args: readonly Value[], span: Span): Value | undefined;
/** Lists in a row; what is in lists of lists counts by itself. */
export declare function concat(args: readonly Value[], span: Span): Value | undefined;
export declare function onlyItems(value: Value | undefined, keeps: (item: Option) => boolean): Value | undefined;
export declare function picked(list: Value, index: Value, span: Span): Value | undefined;
/** The only item of a list; null of an empty one. */
export declare function onlyOne([value]: readonly Value[], span: Span): Value | undefined;
export declare function ofBody(value: Value | undefined, span: Span, work: (entry: [string, Entry]) => Value): List | undefined;
export declare function length([value]: readonly Value[], span: Span): Value | undefined;
export declare function contains([list, item]: readonly Value[], span: Span): Value | undefined;
