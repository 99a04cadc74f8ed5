/** Calls: those that are understood give a value, the others are noted. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../../model/span.js';
import { FUNCTIONS } from './builtins.js';
import type { Context } from './context.js';
import { READERS, readThrough } from './environment.js';
import type { Given } from './environment.js';
import { evaluate, readNamed } from './expressions.js';
import { CHANGING_METHODS, forget, forgetContent, forgetShared, rootOf } from './forget.js';
import { attributeOf } from './members.js';
import { callMethod, changeBy, hasMethods } from './methods.js';
import type { PyCall } from './module.js';
import { change } from './targets.js';
import { divide, insideOf } from './tree.js';
import { pyUnknown } from './value.js';
import type { PyValue } from './value.js';

interface Arguments extends Given {
  readonly keywordSpans: ReadonlyMap<string, Span>;
  readonly open: boolean;
  /** Names that are given as they are. */
  readonly names: readonly string[];
}

/** Functions that may set any name of the module. */
const UNSEEN = new Set(['builtins.exec', 'builtins.globals', 'builtins.vars', 'builtins.locals']);

/** Functions that never come back. */
const ENDS = new Set(['sys.exit', 'builtins.exit', 'builtins.quit', 'os._exit', 'os.abort']);

/** The value of a call. */
export function readCall(context: Context, node: SyntaxNode): PyValue {
  const callee = node.firstChild;
  const list = node.getChild('ArgList');
  if (!callee || !list) return context.unknown(node);
  const property =
    callee.name === 'MemberExpression' && callee.lastChild?.name === 'PropertyName' ? callee.lastChild : undefined;
  if (!property || !callee.firstChild)
    return call(context, node, evaluate(context, callee), readArguments(context, list, node));
  const object = evaluate(context, callee.firstChild);
  const given = readArguments(context, list, node);
  const name = context.text(property);
  if (hasMethods(object)) return callOn(context, callee.firstChild, object, name, given);
  const reader = object.kind === 'unknown' && object.made && READERS.get(object.made.callee);
  if (reader && object.made) return readThrough(context, reader, given, name, object.made.keywords);
  return call(context, node, attributeOf(context, object, name, context.span(callee)), given);
}

function call(context: Context, node: SyntaxNode, callee: PyValue, given: Arguments): PyValue {
  const { span } = given;
  if (callee.kind !== 'unknown') return pyUnknown(span);
  const { reference, made } = callee;
  const reader = READERS.get(made?.callee ?? (reference === 'decouple.config' ? reference : ''));
  if (reader) return readThrough(context, reader, given, undefined, made?.keywords);
  if (reference === undefined || !reference.includes('.')) {
    // A function of this module may change what it gets.
    for (const name of given.names) forgetContent(context, name);
    if (node.firstChild?.name === 'MemberExpression') changeUnseen(context, node.firstChild, callee);
  }
  if (reference === undefined) return pyUnknown(span);
  if (UNSEEN.has(reference)) callUnseen(context, reference, given);
  if (ENDS.has(reference)) context.scope.ended = true;
  const known = FUNCTIONS.get(reference);
  // With `*args` it is not known which argument is which.
  if (known) return (given.open ? undefined : known(context, given)) ?? pyUnknown(span);
  if (reference.startsWith('builtins.')) return pyUnknown(span);
  const found = callOf(context, reference, node, given);
  context.addCall(found);
  return pyUnknown(span, { made: found });
}

/** `x.append(1)` where it is not known what `x` is. */
function changeUnseen(context: Context, callee: SyntaxNode, value: PyValue): void {
  const name = callee.lastChild && context.text(callee.lastChild);
  if (name && CHANGING_METHODS.has(name) && context.mayBeEscaped(value)) forgetShared(context);
}

function callUnseen(context: Context, reference: string, { args }: Arguments): void {
  if (reference === 'builtins.vars' && args.length > 0) return;
  if (reference === 'builtins.locals' && context.place === 'function') return;
  context.blur();
}

function callOf(context: Context, callee: string, node: SyntaxNode, given: Arguments): PyCall {
  const { args, keywords, keywordSpans, open, span } = given;
  const { inMain, place, conditional } = context;
  const calleeSpan = context.span(node.firstChild ?? node);
  const state = { inFunction: place === 'function', inMain, conditional: conditional > 0 };
  return { callee, calleeSpan, args, keywords, keywordSpans, open, span, ...state };
}

/** A method of a text, a list or a dictionary. */
function callOn(context: Context, node: SyntaxNode, object: PyValue, name: string, given: Arguments): PyValue {
  const isContainer = object.kind === 'list' || object.kind === 'dict';
  const root = rootOf(node);
  if (!CHANGING_METHODS.has(name))
    return (given.open ? undefined : callMethod(object, name, given)) ?? pyUnknown(given.span);
  if (!root) return pyUnknown(given.span);
  const changed = isContainer && root.to === node.to && !given.open ? changeBy(object, name, given) : undefined;
  change(context, context.text(root), object, changed);
  return pyUnknown(given.span);
}

function readArguments(context: Context, list: SyntaxNode, node: SyntaxNode): Arguments {
  const args: PyValue[] = [];
  const keywords = new Map<string, PyValue>();
  const keywordSpans = new Map<string, Span>();
  const names: string[] = [];
  let open = false;
  const value = (given: SyntaxNode): PyValue => {
    if (given.name === 'VariableName') names.push(context.text(given));
    return evaluate(context, given);
  };
  for (const parts of divide(insideOf(list), ',')) {
    const [first, second, third] = parts;
    if (!first) continue;
    if (first.name === '**' && second) {
      const spread = evaluate(context, second);
      if (spread.kind === 'dict') {
        for (const [key, one] of spread.value) keywords.set(key, one);
        for (const [key, one] of spread.keySpans) keywordSpans.set(key, one);
      }
      open ||= spread.kind !== 'dict' || spread.open;
    } else if (first.name === '*' && second) {
      const spread = evaluate(context, second);
      if (spread.kind === 'list') args.push(...spread.value);
      else open = true;
    } else if (second?.name === 'AssignOp' && third) {
      if (context.text(second) === ':=') args.push(readNamed(context, parts, first));
      else {
        keywords.set(context.text(first), value(third));
        keywordSpans.set(context.text(first), context.span(first));
      }
    } else if (parts.length > 1) {
      for (const part of parts) forget(context, part);
      args.push(context.unknown(first));
    } else args.push(value(first));
  }
  return { args, keywords, keywordSpans, open, names, span: context.span(node) };
}
