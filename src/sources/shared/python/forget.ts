/** Names that a part of a program binds, and those whose lists and dictionaries it changes, found without reading it in order. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../../model/span.js';
import type { Context } from './context.js';
import { forgetVariables } from './environment.js';
import { childrenOf, divide } from './tree.js';
import { pyUnknown } from './value.js';
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
export const CHANGING_METHODS = new Set(
  'append extend insert remove pop clear sort reverse update setdefault popitem'.split(' '),
);

/** The names in a part; what functions and classes in it do inside does not count. */
export function namesIn(context: Context, root: SyntaxNode): NamesIn {
  const found: NamesIn = { set: new Map(), changed: new Set(), deleted: new Set(), declared: new Set() };
  const left = [root];
  for (let node = left.pop(); node && !context.exhausted; node = left.pop()) {
    context.steps++;
    addNames(context, node, found);
    const isFunction = node.name === 'FunctionDefinition' || node.name === 'LambdaExpression';
    if (node.name === 'ClassDefinition' && node !== root) addClass(context, node, found);
    else if (!isFunction || node === root) left.push(...childrenOf(node));
  }
  return found;
}

/** The body of a class runs at once: its names are its own, what it changes is not. */
function addClass(context: Context, node: SyntaxNode, found: NamesIn): void {
  const inner = context.within(
    () => namesIn(context, node),
    () => undefined,
  );
  for (const name of [...(inner?.changed ?? []), ...(inner?.declared ?? [])]) found.changed.add(name);
}

function addNames(context: Context, node: SyntaxNode, found: NamesIn): void {
  const inner = childrenOf(node);
  const add = (nodes: readonly SyntaxNode[]) => nodes.forEach((one) => addTarget(context, one, found));
  const after = (token: string) => inner.filter((_, at) => inner[at - 1]?.name === token);
  switch (node.name) {
    case 'AssignStatement': {
      const parts = divide(withoutTypes(inner), 'AssignOp');
      if (parts[0]?.some(({ name }) => name === 'MemberExpression')) addStored(context, parts.at(-1) ?? [], found);
      return add(parts.slice(0, -1).flat());
    }
    case 'UpdateStatement':
      // `list += more` changes the list that it finds.
      if (inner[0]?.name === 'VariableName') found.changed.add(context.text(inner[0]));
      return add(inner.slice(0, 1));
    case 'NamedExpression':
      return add(inner.slice(0, 1));
    case 'ArgList':
      return add(inner.filter((one) => one.nextSibling?.name === 'AssignOp' && context.text(one.nextSibling) === ':='));
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'TypeDefinition':
      return add(inner.filter(({ name }) => name === 'VariableName').slice(0, 1));
    case 'ForStatement':
      return add(
        inner.slice(
          0,
          inner.findIndex(({ name }) => name === 'in'),
        ),
      );
    case 'WithStatement':
    case 'AsPattern':
      return add(after('as'));
    case 'TryStatement':
      for (const name of after('as')) found.deleted.add(context.text(name));
      return add(after('as'));
    case 'DeleteStatement':
      for (const name of inner) found.deleted.add(context.text(name));
      return add(inner);
    case 'CapturePattern':
      return add(inner);
    case 'ImportStatement':
      return add(inner.filter(({ name }) => name === 'VariableName'));
    case 'MappingPattern':
      return add(after('**'));
    case 'ScopeStatement':
      return inner.forEach((one) => found.declared.add(context.text(one)));
    case 'CallExpression':
      return addChange(context, inner[0], found);
    default:
      return undefined;
  }
}

/** An assignment's parts without annotations. */
export function withoutTypes(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter(({ name }) => name !== 'TypeDef');
}

function addTarget(context: Context, node: SyntaxNode, found: NamesIn): void {
  const left = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.name === 'VariableName') found.set.set(context.text(next), context.span(next));
    else if (next.name === 'MemberExpression') addRoot(context, next, found);
    else left.push(...childrenOf(next));
  }
}

function addChange(context: Context, callee: SyntaxNode | undefined, found: NamesIn): void {
  const property = callee?.name === 'MemberExpression' ? callee.lastChild : undefined;
  if (callee && property?.name === 'PropertyName' && CHANGING_METHODS.has(context.text(property))) {
    addRoot(context, callee, found);
    if (callee.nextSibling) addStored(context, [callee.nextSibling], found);
  }
}

/** A list that is put into another one can be changed through that. */
function addStored(context: Context, nodes: readonly SyntaxNode[], found: NamesIn): void {
  const left = [...nodes];
  for (let node = left.pop(); node; node = left.pop()) {
    context.steps++;
    if (node.name === 'VariableName') found.changed.add(context.text(node));
    else left.push(...childrenOf(node));
  }
}

function addRoot(context: Context, node: SyntaxNode, found: NamesIn): void {
  const root = rootOf(node);
  if (root) found.changed.add(context.text(root));
}

/** `a` of `a.b['c']`. */
export function rootOf(node: SyntaxNode): SyntaxNode | undefined {
  let root: SyntaxNode | null = node;
  while (root?.name === 'MemberExpression') root = root.firstChild;
  return root?.name === 'VariableName' ? root : undefined;
}

/** Takes what a part may bind or change for unknown: a loop, of which is not known how often it runs. */
export function forget(context: Context, node: SyntaxNode): void {
  const { set, changed, deleted } = namesIn(context, node);
  forgetVariables(context, changed, context.text(node), context.span(node));
  for (const name of changed) forgetContent(context, name);
  for (const [name, span] of set) {
    const before = context.scope.get(name);
    const isMissing = deleted.has(name) || !before || (before.kind === 'unknown' && before.mayBeMissing);
    context.set(name, pyUnknown(span, isMissing ? { mayBeMissing: true } : {}), span);
  }
  // What a name of the loop stands for may be a list that others hold.
  for (const name of changed) forgetContent(context, name);
}

/** Takes what is in the list or dictionary of a name for unknown, and in all that share it. */
export function forgetContent(context: Context, name: string): void {
  const value = context.scope.get(name);
  if (value && context.mayBeEscaped(value)) forgetShared(context);
  if (!value || !mayHoldContainer(value)) return;
  if (holdsShared(context, value)) forgetShared(context);
  context.set(name, pyUnknown(value.span));
}

function mayHoldContainer(value: PyValue): boolean {
  if (value.kind !== 'unknown') return value.kind === 'list' || value.kind === 'dict';
  return [...(value.alternatives ?? []), ...(value.fallback ? [value.fallback] : [])].some(mayHoldContainer);
}

/** Takes every list and dictionary for unknown that can be reached in more than one way, or holds one that can. */
export function forgetShared(context: Context): void {
  for (const [name, value] of context.scope.names()) {
    context.steps++;
    if (mayHoldContainer(value) && holdsShared(context, value)) context.set(name, pyUnknown(value.span));
  }
}

/** Whether a value is, or holds, a list or dictionary that can be reached in more than one way. */
export function holdsShared(context: Context, value: PyValue, depth = 0): boolean {
  if (depth > 20) return true;
  if (value.kind === 'unknown') return (value.alternatives ?? []).some((one) => holdsShared(context, one, depth + 1));
  if (value.kind !== 'list' && value.kind !== 'dict') return false;
  const inner = value.kind === 'list' ? value.value : [...value.value.values()];
  return context.isShared(value) || inner.some((one) => holdsShared(context, one, depth + 1));
}
