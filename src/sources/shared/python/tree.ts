/** Ways about a syntax tree. */
import type { SyntaxNode } from '@lezer/common';

/** The parts of a node without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') found.push(child);
  }
  return found;
}

/** Lists divided by a token: `a, b` by commas. The last one is left out when it is empty, as after a trailing comma. */
export function divide(nodes: readonly SyntaxNode[], token: string): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === token) found.push([]);
    else found.at(-1)?.push(node);
  }
  if (found.length > 1 && found.at(-1)?.length === 0) found.pop();
  return found;
}

/** What stands between the brackets of a node. */
export function insideOf(node: SyntaxNode): SyntaxNode[] {
  const inner = childrenOf(node);
  const open = /^[([{]$/;
  const close = /^[)\]}]$/;
  const from = inner[0] && open.test(inner[0].name) ? 1 : 0;
  const last = inner.at(-1);
  return inner.slice(from, last && close.test(last.name) ? -1 : undefined);
}
