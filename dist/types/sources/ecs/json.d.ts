/** JSON with places, also JSON that stands as a string in other JSON. */
import { type Node } from 'jsonc-parser';
import type { Span } from '../../model/span.js';
import { type Pieces } from '../shared/pieces.js';
import { PieceText } from '../shared/yaml/text.js';
export declare class JsonValue {
    #private;
    constructor(node: Node, source: PieceText);
    get kind(): Node['type'];
    /** Where it is written; of a string without its quotes. */
    get span(): Span;
    /** The value of a key, whose first letter may be large as in CloudFormation. */
    get(key: string): JsonValue | undefined;
    /** The place of a key itself. */
    keySpan(key: string): Span | undefined;
    items(): JsonValue[];
    /** The values of an object's keys. */
    values(): JsonValue[];
    /** The text of a string, or of a number as written. */
    pieces(): Pieces | undefined;
    /** {@link pieces} as a string, where all of it is known. */
    known(): string | undefined;
}
/** Parses JSON with comments and commas too many; undefined where nothing can be made of it. */
export declare function parseJson(source: PieceText): JsonValue | undefined;
/** The value that a string holds as JSON. */
export declare function parseInside(value: JsonValue): JsonValue | undefined;
