/** `import` and `from ... import`: names that stand for dotted names elsewhere. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import { childrenOf, divide } from './tree.js';
import { pyUnknown } from './value.js';

/** Binds what an import binds. `from x import *` may bind anything. */
export function runImport(context: Context, node: SyntaxNode): void {
  const inner = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
  const [keyword, ...rest] = inner;
  if (keyword?.name !== 'from') {
    for (const part of divide(rest, ',')) importModule(context, part);
    return;
  }
  const at = inner.findIndex(({ name }) => name === 'import');
  const module = dottedName(context, inner.slice(1, at));
  for (const part of divide(inner.slice(at + 1), ',')) {
    const [name] = part;
    const alias = part.at(-1);
    if (!name || !alias) continue;
    if (name.name === '*') {
      context.blur();
      continue;
    }
    const reference = module.endsWith('.') ? `${module}${context.text(name)}` : `${module}.${context.text(name)}`;
    context.set(context.text(alias), pyUnknown(context.span(alias), { reference }), context.span(alias));
  }
}

function dottedName(context: Context, nodes: readonly SyntaxNode[]): string {
  return nodes.map((node) => context.text(node)).join('');
}

/** `a.b as c` binds c to `a.b`; `a.b` alone binds `a`. */
function importModule(context: Context, part: readonly SyntaxNode[]): void {
  const as = part.findIndex(({ name }) => name === 'as');
  const name = as < 0 ? part[0] : part[as + 1];
  if (!name) return;
  const reference = as < 0 ? context.text(name) : dottedName(context, part.slice(0, as));
  context.set(context.text(name), pyUnknown(context.span(name), { reference }), context.span(name));
}
