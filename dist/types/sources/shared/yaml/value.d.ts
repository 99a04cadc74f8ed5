/** A YAML value with every place kept: as a document has it ({@link ./node.ts}), or put together from several ({@link ./made.ts}). */
import type { Span } from '../../../model/span.js';
import { type Pieces } from '../pieces.js';
export interface YamlEntry {
    readonly key: string;
    readonly keySpan: Span;
    readonly value: YamlValue;
}
export declare abstract class YamlValue {
    abstract readonly kind: 'map' | 'list' | 'scalar' | 'null';
    /** Where it stands; of what is put together, where the outermost part of it stands. */
    abstract readonly span: Span;
    /** A tag of an application's own, as written: `!Ref`. */
    abstract readonly tag: string | undefined;
    /** Whether it is a scalar without quotes that may stand for a number or a switch. */
    abstract readonly isPlain: boolean;
    /** Entries by key; own ones beat merged ones, and the last of a repeated key counts. Empty where this is no map. */
    abstract entries(): ReadonlyMap<string, YamlEntry>;
    /** The items of a list; empty where this is none. */
    abstract items(): YamlValue[];
    /** The text of a scalar as written, so that `30` and `"30"` are the same; undefined where this is none. */
    abstract pieces(): Pieces | undefined;
    /** The value of a key, in whatever map it is merged from; undefined also where this is no map. */
    get(key: string): YamlValue | undefined;
    /** The value at the end of a row of keys. */
    at(...keys: readonly string[]): YamlValue | undefined;
    /** {@link pieces} as a string; undefined where something in it is not known. */
    known(): string | undefined;
}
