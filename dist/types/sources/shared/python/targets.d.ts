/** What assignments bind: names, parts of tuples, elements of lists and dictionaries, attributes. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import type { PyDict, PyList, PyValue } from './value.js';
/** Binds a name to a value. */
export declare function bindName(context: Context, node: SyntaxNode, value: PyValue): void;
/** Binds whatever may stand on the left of `=`; deeper than the limit, nothing is bound and names stay open. */
export declare function bindTarget(context: Context, node: SyntaxNode, value: PyValue): void;
/** `a, *b, c = value`: each gets its part where the parts are known. */
export declare function bindTargets(context: Context, nodes: readonly SyntaxNode[], value: PyValue): void;
/** Puts a changed list or dictionary in the place of an old one; without one, its content is unknown. */
export declare function change(context: Context, name: string, old: PyValue, changed: PyList | PyDict | undefined): void;
/** `del`. */
export declare function deleteTarget(context: Context, node: SyntaxNode): void;
