/** A YAML value with aliases and merges undone and every place kept. */
import { type Alias, type Node } from 'yaml';
import type { Span } from '../../../model/span.js';
import { type Pieces } from '../pieces.js';
import type { Templated } from './template.js';
export interface YamlEntry {
    readonly key: string;
    readonly keySpan: Span;
    readonly value: YamlValue;
}
/** What values of one document share. */
export interface YamlScope {
    readonly source: Templated;
    /** The node that an alias stands for. */
    readonly target: (alias: Alias) => Node | undefined;
    readonly values: Map<Node, YamlValue>;
    /** How many more entries merges may copy: aliases of aliases could ask for more than there is memory. */
    budget: number;
    /** How deep maps that merge maps are being read. */
    depth: number;
}
export declare class YamlValue {
    #private;
    readonly kind: 'map' | 'list' | 'scalar' | 'null';
    readonly span: Span;
    constructor(scope: YamlScope, node: Node | undefined, span: Span);
    /** A tag of an application's own, as written: `!Ref`. */
    get tag(): string | undefined;
    /** Whether it is a scalar without quotes that may stand for a number or a switch. */
    get isPlain(): boolean;
    /** The value of a key, in whatever map it is merged from; undefined also where this is no map. */
    get(key: string): YamlValue | undefined;
    /** The value at the end of a row of keys. */
    at(...keys: readonly string[]): YamlValue | undefined;
    /** Entries by key; own ones beat merged ones, and the last of a repeated key counts. Empty where this is no map. */
    entries(): ReadonlyMap<string, YamlEntry>;
    /** The items of a list; empty where this is none. */
    items(): YamlValue[];
    /** The text of a scalar as written, so that `30` and `"30"` are the same; undefined where this is none. */
    pieces(): Pieces | undefined;
    /** {@link pieces} as a string; undefined where something in it is not known. */
    known(): string | undefined;
}
/** The value that a node stands for; one that is not there stands at `place`. */
export declare function valueOf(scope: YamlScope, written: Node | null | undefined, place: Span): YamlValue;
