import type { Directive } from './syntax.js';
/** The directives of one block that are no blocks themselves, in the order of the file, found by name. */
export declare class DirectiveTable {
    /** All of them, in the order of the file. */
    readonly all: readonly Directive[];
    private index;
    get size(): number;
    add(directive: Directive): void;
    /** The first directive of a name. */
    first(name: string): Directive | undefined;
    has(name: string): boolean;
    /** All directives of a name; empty when there is none. */
    get(name: string): readonly Directive[];
}
