/** Names that a part of a program binds, and those whose lists and dictionaries it changes, found without reading it in order. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../../model/span.js';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
export interface NamesIn {
    /** Bound names and where. */
    readonly set: Map<string, Span>;
    readonly changed: Set<string>;
    /** Names that may be taken away. */
    readonly deleted: Set<string>;
    /** Declared by `global` or `nonlocal`. */
    readonly declared: Set<string>;
}
/** Methods that change a list or a dictionary. */
export declare const CHANGING_METHODS: Set<string>;
/** The names in a part; what functions and classes in it do inside does not count. */
export declare function namesIn(context: Context, root: SyntaxNode): NamesIn;
/** An assignment's parts without annotations. */
export declare function withoutTypes(nodes: readonly SyntaxNode[]): SyntaxNode[];
/** `a` of `a.b['c']`. */
export declare function rootOf(node: SyntaxNode): SyntaxNode | undefined;
/** Takes what a part may bind or change for unknown: a loop, of which is not known how often it runs. */
export declare function forget(context: Context, node: SyntaxNode): void;
/** Takes what is in the list or dictionary of a name for unknown, and in all that share it. */
export declare function forgetContent(context: Context, name: string): void;
/** Takes every list and dictionary for unknown that can be reached in more than one way, or holds one that can. */
export declare function forgetShared(context: Context): void;
/** Whether a value is, or holds, a list or dictionary that can be reached in more than one way. */
export declare function holdsShared(context: Context, value: PyValue, depth?: number): boolean;
