/** What expressions are worth. */
import type { SyntaxNode } from '@lezer/common';
import { readCall } from './calls.js';
import type { Context } from './context.js';
import { defer } from './definitions.js';
import { readFormat, readStrings } from './literals.js';
import { readMember } from './members.js';
import { mergeValues, withoutMissing } from './merge.js';
import { parseNumber } from './numbers.js';
import { readOperators } from './precedence.js';
import { bindName } from './targets.js';
import { childrenOf, divide, insideOf } from './tree.js';
import { forget } from './forget.js';
import { pyBoolean, pyDict, pyList, pyNone, pyNumber, pyUnknown, truthOf } from './value.js';
import type { PyValue } from './value.js';
import type { Span } from '../../../model/span.js';

/** Elements that a list or dictionary keeps. */
const MAX_ELEMENTS = 1000;

/** The value of an expression, with what it does: names it binds, calls it makes. */
export function evaluate(context: Context, node: SyntaxNode): PyValue {
  return context.within(
    () => read(context, node),
    () => context.unknown(node),
  );
}

function read(context: Context, node: SyntaxNode): PyValue {
  const span = context.span(node);
  switch (node.name) {
    case 'Number': {
      const num = parseNumber(context.text(node));
      return num === undefined ? pyUnknown(span) : pyNumber(num, span);
    }
    case 'Boolean':
      return pyBoolean(context.text(node) === 'True', span);
    case 'None':
      return pyNone(span);
    case 'String':
    case 'ContinuedString':
      return readStrings(context, node);
    case 'FormatString':
      return readFormat(context, node);
    case 'VariableName':
      return readName(context, node);
    case 'ParenthesizedExpression':
      return readParenthesized(context, node);
    case 'TupleExpression':
    case 'ArrayExpression':
      return readElements(context, insideOf(node), node.name === 'TupleExpression', span);
    case 'DictionaryExpression':
      return readDictionary(context, node);
    case 'BinaryExpression':
    case 'UnaryExpression':
      return readOperators(context, node);
    case 'ConditionalExpression':
      return readConditional(context, node);
    case 'CallExpression':
      return readCall(context, node);
    case 'MemberExpression':
      return readMember(context, node);
    case 'NamedExpression':
      return readNamed(context, childrenOf(node), node);
    case 'LambdaExpression':
      defer(context, node);
      return pyUnknown(span);
    case 'SetExpression':
    case 'AwaitExpression':
    case 'YieldExpression':
      for (const child of insideOf(node)) if (isExpression(child)) evaluate(context, child);
      return pyUnknown(span);
    default:
      // A comprehension may bind names by `:=` and change lists, as often as it likes.
      forget(context, node);
      return pyUnknown(span);
  }
}

/** Whether a node is more than a token. */
export function isExpression(node: SyntaxNode): boolean {
  return /^[A-Z]/.test(node.name) && !/^(?:AssignOp|ArithOp|BitOp|CompareOp|LogicOp|TypeDef)$/.test(node.name);
}

function readName(context: Context, node: SyntaxNode): PyValue {
  const name = context.text(node);
  const value = context.scope.get(name);
  if (value) return withoutMissing(value);
  return pyUnknown(context.span(node), BUILTINS.has(name) ? { reference: `builtins.${name}` } : {});
}

/** The built-in functions that are understood, or that are safe to call with a list. */
export const BUILTINS = new Set(
  (
    'int float str bool max min abs round len sum sorted list tuple dict set print range zip enumerate isinstance type ' +
    'any all repr map filter exec eval globals locals vars setattr exit quit open reversed'
  ).split(' '),
);

function readParenthesized(context: Context, node: SyntaxNode): PyValue {
  const [inner, ...rest] = insideOf(node);
  return inner && rest.length === 0 ? evaluate(context, inner) : context.unknown(node);
}

/** `name := value`. */
export function readNamed(context: Context, [name, , value]: readonly SyntaxNode[], whole: SyntaxNode): PyValue {
  if (!name || !value) return context.unknown(whole);
  const found = evaluate(context, value);
  bindName(context, name, found);
  return found;
}

/** `a, *b, c` between brackets or on their own. */
export function readElements(context: Context, nodes: readonly SyntaxNode[], tuple: boolean, span: Span): PyValue {
  const found: PyValue[] = [];
  let isKnown = true;
  for (const [first, second] of divide(nodes, ',')) {
    if (!first) continue;
    const isSpread = first.name === '*' && second !== undefined;
    const value = evaluate(context, isSpread ? second : first);
    if (!isSpread) found.push(value);
    else if (value.kind === 'list') found.push(...value.value);
    else isKnown = false;
  }
  return isKnown && found.length <= MAX_ELEMENTS ? pyList(found, tuple, span) : pyUnknown(span);
}

function readDictionary(context: Context, node: SyntaxNode): PyValue {
  const value = new Map<string, PyValue>();
  const keySpans = new Map<string, Span>();
  let open = false;
  /** A key that is not known may be any of those before it. */
  const forgetKeys = () => {
    for (const [key, old] of value) value.set(key, pyUnknown(old.span));
    open = true;
  };
  for (const parts of divide(insideOf(node), ',')) {
    const [first, colon, second] = parts;
    if (!first || !colon) continue;
    const key = evaluate(context, first.name === '**' ? colon : first);
    if (first.name === '**') {
      if (key.kind !== 'dict' || key.open) forgetKeys();
      if (key.kind !== 'dict') continue;
      for (const [name, one] of key.value) value.set(name, one);
      for (const [name, one] of key.keySpans) keySpans.set(name, one);
    } else if (second) {
      const found = evaluate(context, second);
      if (key.kind === 'unknown') forgetKeys();
      else if (key.kind !== 'string') open = true;
      else {
        value.set(key.value, found);
        keySpans.set(key.value, key.span);
      }
    }
  }
  return value.size > MAX_ELEMENTS ? context.unknown(node) : pyDict(value, keySpans, open, context.span(node));
}

function readConditional(context: Context, node: SyntaxNode): PyValue {
  const [yes, , condition, , no] = childrenOf(node);
  if (!yes || !condition || !no) return context.unknown(node);
  const truth = truthOf(evaluate(context, condition));
  if (truth !== undefined) return evaluate(context, truth ? yes : no);
  const values = [yes, no].map((one) => context.maybe(() => evaluate(context, one)));
  return mergeValues(values, context.span(node));
}
