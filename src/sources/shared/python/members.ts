/** `object.name` and `object[key]`. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import { readVariable } from './environment.js';
import { evaluate } from './expressions.js';
import { mergeValues } from './merge.js';
import { childrenOf } from './tree.js';
import { isKnown, pyUnknown } from './value.js';
import type { PyUnknown, PyValue } from './value.js';
import type { Span } from '../../../model/span.js';

/** The value of an attribute or an element. */
export function readMember(context: Context, node: SyntaxNode): PyValue {
  const object = node.firstChild;
  const property = node.lastChild;
  if (!object || !property) return context.unknown(node);
  const holder = evaluate(context, object);
  if (property.name === 'PropertyName') return attributeOf(context, holder, context.text(property), context.span(node));
  const key = evaluateKey(context, node);
  if (holder.kind !== 'unknown' || holder.reference === undefined) {
    const found = elementOf(holder, key, undefined, context.span(node));
    if (holder.kind === 'list' && found.kind === 'unknown') context.escape(holder);
    return found;
  }
  // What is done with the module itself under that name cannot be seen.
  if (holder.reference === 'sys.modules') context.blur();
  return holder.reference === 'os.environ'
    ? readVariable(context, key, undefined, context.span(node))
    : context.unknown(node);
}

/** The key of `object[key]`; of a slice, unknown. */
export function evaluateKey(context: Context, node: SyntaxNode): PyValue {
  const inner = childrenOf(node).slice(2, -1);
  if (inner.length === 1 && inner[0]) return evaluate(context, inner[0]);
  for (const part of inner) if (/^[A-Z]/.test(part.name)) evaluate(context, part);
  return context.unknown(node);
}

/** `holder.name`: a longer dotted name, or what a class of this module says. */
export function attributeOf(context: Context, holder: PyValue, name: string, span: Span): PyValue {
  if (holder.kind !== 'unknown' || holder.reference === undefined) return pyUnknown(span);
  const local = context.classes.get(holder.reference)?.attributes.get(name);
  // Other parts of the program may set it, and may change what is in a list.
  if (local && isKnown(local) && local.kind !== 'list' && local.kind !== 'dict' && !isAssigned(context, name))
    return local;
  return pyUnknown(span, { reference: `${holder.reference}.${name}` });
}

const assignedIn = new WeakMap<Context, ReadonlySet<string>>();

/** Whether an attribute of that name is set anywhere in the text. */
function isAssigned(context: Context, name: string): boolean {
  let found = assignedIn.get(context);
  if (!found) {
    const pattern = /\.(\w{1,100})[ \t]{0,9}(?:[-+*/%&|^@]|\*\*|\/\/|<<|>>|:[^\n=]{0,200})?=(?!=)/g;
    const names = Array.from(context.file.text.matchAll(pattern), ([, attribute]) => attribute as string);
    assignedIn.set(context, (found = new Set(names)));
  }
  return found.has(name) || context.file.text.includes('setattr');
}

/** `holder[key]`, or with a default `holder.get(key, otherwise)`. */
export function elementOf(holder: PyValue, key: PyValue, otherwise: PyValue | undefined, span: Span): PyValue {
  if (holder.kind === 'list') return listElement(holder.value, key, span);
  if (holder.kind !== 'dict') return pyUnknown(span);
  if (key.kind === 'unknown' && !key.alternatives && !key.fallback) {
    // It is one of those that are listed, or the default.
    if (holder.open || holder.value.size === 0) return pyUnknown(span);
    return mergeValues([...holder.value.values(), ...(otherwise ? [otherwise] : [])], span);
  }
  if (key.kind === 'unknown') return eachElement(holder, key, otherwise, span);
  const found = key.kind === 'string' ? holder.value.get(key.value) : undefined;
  return found ?? (holder.open ? undefined : otherwise) ?? pyUnknown(span);
}

function eachElement(holder: PyValue, key: PyUnknown, otherwise: PyValue | undefined, span: Span): PyValue {
  if (key.alternatives) {
    return mergeValues(
      key.alternatives.map((one) => elementOf(holder, one, otherwise, span)),
      span,
    );
  }
  const { variable, fallback } = key;
  const usual = fallback && elementOf(holder, fallback, otherwise, span);
  return pyUnknown(span, {
    ...(variable !== undefined && { variable }),
    ...(usual && isKnown(usual) && { fallback: usual }),
  });
}

function listElement(values: readonly PyValue[], key: PyValue, span: Span): PyValue {
  const at = key.kind === 'number' && key.integer !== undefined ? key.value : undefined;
  return (at === undefined ? undefined : values.at(at)) ?? pyUnknown(span);
}
