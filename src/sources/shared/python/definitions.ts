/** Functions and classes: their names when they are defined, their bodies when the module is through. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../../model/span.js';
import { emptyLog } from './context.js';
import type { Context, Pending } from './context.js';
import { settledFallback } from './lift.js';
import { evaluate } from './expressions.js';
import { isVariableName } from './environment.js';
import { forgetContent, namesIn, withoutTypes } from './forget.js';
import { mergeValues } from './merge.js';
import type { Scope } from './scope.js';
import { runAll, runBody } from './statements.js';
import { bindName } from './targets.js';
import { childrenOf, divide, insideOf } from './tree.js';
import { pyUnknown } from './value.js';
import type { PyUnknown, PyValue } from './value.js';

/** Binds the function's name, and keeps its body for later. */
export function readFunction(context: Context, node: SyntaxNode): void {
  const name = node.getChild('VariableName');
  if (!name) return;
  defer(context, node);
  bindName(context, name, pyUnknown(context.span(name), { reference: context.text(name) }));
}

/** Keeps the body of a function or lambda for later; the defaults of its parameters are worked out now. */
export function defer(context: Context, node: SyntaxNode): void {
  const defaults = new Map<string, PyValue>();
  const parameters = node.getChild('ParamList');
  for (const [name, assign, value] of parameters ? divide(withoutTypes(insideOf(parameters)), ',') : []) {
    if (name && value && assign?.name === 'AssignOp') defaults.set(context.text(name), evaluate(context, value));
  }
  const { home: scope, log } = context;
  const seen = new Map([...namesRead(context, node)].map((name) => [name, context.scope.get(name)]));
  context.pending.push({ node, scope, defaults, seen, log, definedAt: log.length });
}

/** All names in a function, those of functions in it too. */
function namesRead(context: Context, node: SyntaxNode): Set<string> {
  const found = new Set<string>();
  node.cursor().iterate(({ name, from, to }) => {
    context.steps++;
    if (name === 'VariableName') found.add(context.file.text.slice(from, to));
  });
  return found;
}

/** Reads a body as if the function were called by somebody who leaves out what has a default. */
export function runPending(context: Context, pending: Pending): void {
  const { node, scope, defaults } = pending;
  const body = node.getChild('Body');
  const { set, declared } = namesIn(context, node);
  // The function's own name belongs to where it is defined.
  const own = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null;
  if (own) set.delete(context.text(own));
  const inside = scope.fork();
  Object.assign(context, { scope: inside, home: inside, place: 'function', log: emptyLog() });
  bindSeen(inside, pending);
  for (const name of set.keys()) if (!declared.has(name)) inside.set(name, undefined);
  const parameters = node.getChild('ParamList');
  for (const parameter of parameters ? divide(withoutTypes(insideOf(parameters)), ',') : []) {
    const name = parameter.find((part) => part.name === 'VariableName');
    if (!name) continue;
    const usual = defaults.get(context.text(name));
    const fallback = usual && settledFallback(usual);
    inside.set(context.text(name), pyUnknown(context.span(name), fallback ? { fallback } : {}));
  }
  if (body) runBody(context, body);
  else if (node.lastChild) evaluate(context, node.lastChild);
}

/** When it is called is not known: the names around it have any value that they got since it was defined. */
function bindSeen(inside: Scope, { seen, log, definedAt }: Pending): void {
  for (const [name, first] of seen) {
    const later = (log.values.get(name) ?? []).filter(({ at }) => at >= definedAt).map(({ value }) => value);
    const other = first ?? later.find((one) => one !== undefined);
    if (!other) continue;
    const isUnseen = !first && log.blurredAt >= 0;
    const value = mergeValues([isUnseen ? pyUnknown(other.span) : first, ...later]);
    const isKept = value.kind === 'unknown' && value.reference !== undefined;
    inside.set(name, log.blurredAt >= definedAt && !isKept ? pyUnknown(value.span) : value);
  }
}

/** Reads a class with what its body binds. */
export function readClass(context: Context, node: SyntaxNode): void {
  const name = node.getChild('VariableName');
  const body = node.getChild('Body');
  if (!name) return;
  const bases = readBases(context, node.getChild('ArgList'));
  const outside = context.scope;
  const { place, recorders } = context;
  const inside = outside.fork();
  Object.assign(context, { scope: inside, place: place === 'function' ? place : 'class', recorders: [] });
  const bound = body && namesIn(context, body);
  if (body) runAll(context, childrenOf(body));
  Object.assign(context, { scope: outside, place, recorders });
  if (inside.blurred) context.blur();
  const attributes = new Map<string, PyValue>();
  for (const [attribute, value] of inside.changes) {
    if (value && bound?.set.has(attribute)) attributes.set(attribute, value);
    // Variables of the environment are set for all.
    else if (value && isVariableName(attribute)) context.set(attribute, value);
  }
  for (const changed of bound?.changed ?? []) forgetContent(context, changed);
  context.classes.set(context.text(name), {
    name: context.text(name),
    bases,
    attributes,
    attributeSpans: bound?.set ?? new Map<string, Span>(),
    span: context.span(name),
  });
  bindName(context, name, pyUnknown(context.span(name), { reference: context.text(name) }));
}

/** The classes that a class is made of; `metaclass=...` is none. */
function readBases(context: Context, list: SyntaxNode | null): string[] {
  if (!list) return [];
  const found: string[] = [];
  for (const [first, second] of divide(insideOf(list), ',')) {
    if (!first) continue;
    if (second) {
      if (second.nextSibling) evaluate(context, second.nextSibling);
      continue;
    }
    const value = evaluate(context, first) as PyUnknown;
    found.push(value.reference ?? context.text(first));
  }
  return found;
}
