/** Ways about a syntax tree. */
import type { SyntaxNode } from '@lezer/common';
/** The parts of a node without comments. */
export declare function childrenOf(node: SyntaxNode): SyntaxNode[];
/** Lists divided by a token: `a, b` by commas. The last one is left out when it is empty, as after a trailing comma. */
export declare function divide(nodes: readonly SyntaxNode[], token: string): SyntaxNode[][];
/** What stands between the brackets of a node. */
export declare function insideOf(node: SyntaxNode): SyntaxNode[];
