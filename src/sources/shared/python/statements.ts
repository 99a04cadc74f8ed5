/** Runs statements on names and values instead of on a machine. */
import type { SyntaxNode } from '@lezer/common';
import { readClass, readFunction } from './definitions.js';
import type { Context } from './context.js';
import { evaluate, isExpression, readElements } from './expressions.js';
import { forget, forgetShared, holdsShared, withoutTypes } from './forget.js';
import { runIf, runLoop, runMatch, runTry, runWith } from './flow.js';
import { runImport } from './imports.js';
import { binary } from './operators.js';
import { bindName, bindTarget, bindTargets, deleteTarget } from './targets.js';
import { SIMPLE } from './damage.js';
import { childrenOf, divide } from './tree.js';
import { pyUnknown } from './value.js';
import type { PyValue } from './value.js';

/** Runs statements in order up to the first that never comes back. */
export function runAll(context: Context, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) {
    if (context.scope.ended || context.exhausted) return;
    context.within(
      () => runOne(context, node),
      () => context.blur(),
    );
  }
}

/** Runs the statements of a body. */
export function runBody(context: Context, body: SyntaxNode): void {
  runAll(context, childrenOf(body));
}

function runOne(context: Context, node: SyntaxNode): void {
  const isDamaged = context.damage.within(node, 'any');
  if (isDamaged && SIMPLE.test(node.name)) runDamaged(context, node);
  else {
    run(context, node);
    // Where a statement ends that is not understood cannot be known, nor what belongs to it.
    if (isDamaged && context.damage.within(node, 'spreading')) context.blur();
  }
}

/** A statement that Python refuses, often a placeholder of a template: what it binds is not known. */
function runDamaged(context: Context, node: SyntaxNode): void {
  forget(context, node);
  const parts = divide(childrenOf(node), 'AssignOp');
  const last = parts.at(-1)?.[0];
  const isAssignment = node.name === 'AssignStatement' && parts.length > 1 && last !== undefined;
  if (isAssignment) {
    const value = pyUnknown({ file: context.file, start: last.from, end: Math.max(node.to, last.from) });
    for (const target of parts.slice(0, -1)) bindTargets(context, withoutTypes(target), value);
  }
  if (!isAssignment || context.damage.within(node, 'spreading')) context.blur();
}

function run(context: Context, node: SyntaxNode): void {
  const inner = childrenOf(node);
  switch (node.name) {
    case 'StatementGroup':
      return runAll(context, inner);
    case 'AssignStatement':
      return assign(context, node);
    case 'UpdateStatement':
      return update(context, node);
    case 'DeleteStatement':
      return inner.forEach((target) => deleteTarget(context, target));
    case 'ImportStatement':
      return runImport(context, node);
    case 'FunctionDefinition':
      return readFunction(context, node);
    case 'ClassDefinition':
      return readClass(context, node);
    case 'DecoratedStatement':
      return runAll(context, inner);
    case 'IfStatement':
      return runIf(context, node);
    case 'ForStatement':
    case 'WhileStatement':
      return runLoop(context, node);
    case 'TryStatement':
      return runTry(context, node);
    case 'WithStatement':
      return runWith(context, node);
    case 'MatchStatement':
      return runMatch(context, node);
    case 'ReturnStatement':
    case 'RaiseStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      inner.forEach((one) => evaluateIfExpression(context, one));
      context.scope.ended = true;
      return undefined;
    case 'TypeDefinition':
      if (inner[1]) bindName(context, inner[1], context.unknown(node));
      return undefined;
    case 'ExpressionStatement':
    case 'AssertStatement':
    case 'YieldStatement':
    case 'PrintStatement':
      return inner.forEach((one) => evaluateIfExpression(context, one));
    default:
      // Keywords and marks are no statements; what is left is an error.
      if (node.type.isError) context.blur();
      return undefined;
  }
}

function evaluateIfExpression(context: Context, node: SyntaxNode): void {
  if (isExpression(node) && node.name !== 'ArgList') evaluate(context, node);
}

/** One expression, or several with commas as a tuple. */
function readValue(context: Context, nodes: readonly SyntaxNode[], whole: SyntaxNode): PyValue {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return context.unknown(whole);
  return nodes.length === 1 ? evaluate(context, first) : readElements(context, nodes, true, context.span(first, last));
}

function assign(context: Context, node: SyntaxNode): void {
  const parts = divide(withoutTypes(childrenOf(node)), 'AssignOp');
  const value = parts.at(-1);
  // An annotation alone binds nothing.
  if (!value || parts.length < 2) return;
  const found = readValue(context, value, node);
  for (const target of parts.slice(0, -1)) {
    const [first] = target;
    if (target.length === 1 && first) bindTarget(context, first, found);
    else bindTargets(context, target, found);
  }
}

function update(context: Context, node: SyntaxNode): void {
  const [target, op, ...value] = childrenOf(node);
  if (!target || !op) return;
  const old = evaluate(context, target);
  const added = readValue(context, value, node);
  // A list is changed in place: whoever holds it too sees that.
  if (holdsShared(context, old) || context.mayBeEscaped(old)) forgetShared(context);
  bindTarget(context, target, binary(context.text(op).slice(0, -1), old, added, context.span(node)));
}
