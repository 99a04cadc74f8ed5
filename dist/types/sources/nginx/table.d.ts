import type { Directive } from './syntax.js';
/** The directives of one block that are no blocks themselves, in the order of the file, found by name. */
export declare class DirectiveTable {
    /** All of them, in the order of the file. */
    all: readonly Directive[];
    /** Their names, side by side: most questions are for a name that is not there. */
    private names;
    private index;
    /** A table of directives that are given at once. The list stays the caller's: nothing may be added. */
    static of(all: readonly Directive[]): DirectiveTable;
    get size(): number;
    add(directive: Directive): void;
    /** The first directive of a name. */
    first(name: string): Directive | undefined;
    has(name: string): boolean;
    /** All directives of a name; empty when there is none. */
    get(name: string): readonly Directive[];
}
