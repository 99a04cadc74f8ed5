/** What assignments bind: names, parts of tuples, elements of lists and dictionaries, attributes. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import { setVariable } from './environment.js';
import { evaluate } from './expressions.js';
import { evaluateKey } from './members.js';
import { forgetContent, forgetShared, rootOf } from './forget.js';
import { divide, insideOf } from './tree.js';
import { pyDict, pyList, pyUnknown } from './value.js';
import type { PyDict, PyList, PyValue } from './value.js';

/** Binds a name to a value. */
export function bindName(context: Context, node: SyntaxNode, value: PyValue): void {
  context.set(context.text(node), value, context.span(node));
}

/** Binds whatever may stand on the left of `=`; deeper than the limit, nothing is bound and names stay open. */
export function bindTarget(context: Context, node: SyntaxNode, value: PyValue): void {
  context.within(
    () => bind(context, node, value),
    () => context.blur(),
  );
}

function bind(context: Context, node: SyntaxNode, value: PyValue): void {
  switch (node.name) {
    case 'VariableName':
      return bindName(context, node, value);
    case 'MemberExpression':
      return bindMember(context, node, value);
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression': {
      const isSingle = node.name === 'ParenthesizedExpression';
      const inner = insideOf(node);
      return isSingle && inner[0] ? bindTarget(context, inner[0], value) : bindTargets(context, inner, value);
    }
    default:
      return undefined;
  }
}

/** `a, *b, c = value`: each gets its part where the parts are known. */
export function bindTargets(context: Context, nodes: readonly SyntaxNode[], value: PyValue): void {
  const targets = divide(nodes, ',').filter((target) => target.length > 0);
  const star = targets.findIndex(([first]) => first?.name === '*');
  const parts = value.kind === 'list' ? value.value : undefined;
  const after = targets.length - 1 - star;
  const isFitting = parts && (star < 0 ? parts.length === targets.length : parts.length >= targets.length - 1);
  for (const [at, target] of targets.entries()) {
    const node = target.at(-1) as SyntaxNode;
    if (!isFitting) {
      context.escape(value);
      bindTarget(context, node, pyUnknown(value.span));
    } else if (at === star) bindTarget(context, node, pyList(parts.slice(at, parts.length - after), false, value.span));
    else bindTarget(context, node, parts.at(star < 0 || at < star ? at : at - targets.length) as PyValue);
  }
}

function bindMember(context: Context, node: SyntaxNode, value: PyValue): void {
  const object = node.firstChild;
  const property = node.lastChild;
  if (!object || !property) return;
  const holder = evaluate(context, object);
  if (property.name === 'PropertyName') {
    noteAttribute(context, { holder, object, property, value });
    return;
  }
  const key = evaluateKey(context, node);
  if (holder.kind === 'unknown' && holder.reference === 'os.environ') setVariable(context, key, value);
  else changeElement(context, object, holder, key, value);
}

interface Assigned {
  readonly holder: PyValue;
  readonly object: SyntaxNode;
  readonly property: SyntaxNode;
  readonly value: PyValue;
}

function noteAttribute(context: Context, { holder, object, property, value }: Assigned, key?: PyValue): void {
  context.attributes.push({
    object: context.text(object),
    of: holder.kind === 'unknown' ? (holder.reference ?? holder.made?.callee) : undefined,
    name: context.text(property),
    ...(key && { key }),
    span: context.span(property),
    value,
    inFunction: context.place === 'function',
    conditional: context.conditional > 0,
  });
}

function changeElement(context: Context, object: SyntaxNode, holder: PyValue, key: PyValue, value: PyValue): void {
  const outer = object.firstChild;
  const property = object.lastChild;
  if (object.name === 'MemberExpression' && outer && property?.name === 'PropertyName') {
    noteAttribute(context, { holder: evaluate(context, outer), object: outer, property, value }, key);
  }
  if (holder.kind !== 'dict' && holder.kind !== 'list') context.escape(value);
  const root = rootOf(object);
  if (root?.to === object.to) {
    const isDict = holder.kind === 'dict';
    const changed = isDict
      ? withKey(holder, key, value)
      : holder.kind === 'list'
        ? withElement(holder, key, value)
        : undefined;
    change(context, context.text(root), holder, changed);
  } else {
    if (root) forgetContent(context, context.text(root));
    if (context.mayBeEscaped(holder)) forgetShared(context);
  }
}

/** Puts a changed list or dictionary in the place of an old one; without one, its content is unknown. */
export function change(context: Context, name: string, old: PyValue, changed: PyList | PyDict | undefined): void {
  if (!changed) forgetContent(context, name);
  else if (context.isShared(old)) {
    forgetShared(context);
    context.set(name, pyUnknown(old.span));
  } else context.set(name, changed);
}

function withKey(dict: PyDict, key: PyValue, value: PyValue): PyDict | undefined {
  if (key.kind === 'unknown') return undefined;
  if (key.kind !== 'string') return { ...dict, open: true };
  const { keySpans, open, span } = dict;
  return pyDict(new Map(dict.value).set(key.value, value), new Map(keySpans).set(key.value, key.span), open, span);
}

function withElement(list: PyList, key: PyValue, value: PyValue): PyList | undefined {
  const at = key.kind === 'number' && key.integer !== undefined ? key.value : Number.NaN;
  const index = at < 0 ? at + list.value.length : at;
  if (list.tuple || !(index >= 0 && index < list.value.length)) return undefined;
  return pyList(list.value.with(index, value), false, list.span);
}

/** `del`. */
export function deleteTarget(context: Context, node: SyntaxNode): void {
  if (node.name === 'VariableName') context.set(context.text(node), undefined);
  else if (node.name === 'MemberExpression') {
    const object = node.firstChild;
    const holder = object && evaluate(context, object);
    const root = rootOf(node);
    if (holder?.kind === 'unknown' && holder.reference === 'os.environ')
      setVariable(context, pyUnknown(holder.span), holder);
    else if (root) forgetContent(context, context.text(root));
  } else if (
    node.name === 'TupleExpression' ||
    node.name === 'ArrayExpression' ||
    node.name === 'ParenthesizedExpression'
  ) {
    for (const inner of insideOf(node))
      context.within(
        () => deleteTarget(context, inner),
        () => context.blur(),
      );
  }
}
