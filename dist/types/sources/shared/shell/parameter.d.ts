/** `$NAME`, `${NAME:-120}`, `"$@"`: what stands in their place. */
import type { ParameterExpansionPart, SimpleExpansionPart } from 'unbash';
import { type Place, type Segment } from './expand.js';
export declare function simpleParameter(part: SimpleExpansionPart, place: Place, isQuoted: boolean): Segment;
export declare function expandParameter(part: ParameterExpansionPart, place: Place, isQuoted: boolean): Segment[];
/** A variable's text for arithmetic. */
export declare function parameterText(name: string, place: Place): {
    text: string;
    isFallback: boolean;
} | undefined;
