/** Branches, loops and what may be left in the middle. */
import type { SyntaxNode } from '@lezer/common';
import type { Context, Recorder } from './context.js';
import { evaluate, isExpression } from './expressions.js';
import { isVariableName } from './environment.js';
import { forget } from './forget.js';
import { mergeValues } from './merge.js';
import type { Scope } from './scope.js';
import { runBody } from './statements.js';
import { bindTarget } from './targets.js';
import { childrenOf } from './tree.js';
import { pyUnknown, truthOf } from './value.js';

/** Runs a part from a state of its own, and gives how it ends. */
function branch(context: Context, from: Scope, run: () => void, isConditional = true): Scope {
  const before = context.scope;
  const scope = from.fork();
  context.scope = scope;
  context.conditional += isConditional ? 1 : 0;
  run();
  context.conditional -= isConditional ? 1 : 0;
  context.scope = before;
  return scope;
}

/** `if`, `elif`, `else`: the branch that is taken where that is known, otherwise all of them side by side. */
export function runIf(context: Context, node: SyntaxNode): void {
  const base = context.scope;
  const ends: Scope[] = [];
  let condition: SyntaxNode | undefined;
  let isElse = false;
  let rest = base;
  let isOpen = false;
  for (const part of childrenOf(node)) {
    if (part.name !== 'Body') {
      isElse = part.name === 'else';
      condition = isExpression(part) ? part : undefined;
      continue;
    }
    // Each condition is worked out after those before it were found false.
    const test: { truth?: boolean | undefined } = { truth: isElse || undefined };
    if (condition) {
      const expression = condition;
      const after = branch(context, rest, () => (test.truth = truthOf(evaluate(context, expression))), isOpen);
      // Conditions seldom change anything; a thousand layers of nothing would be slow to look through.
      if (after.blurred || after.changes.size > 0) rest = after;
    }
    const { truth } = test;
    if (truth === false) continue;
    const isMain = condition !== undefined && isMainTest(context.text(condition));
    ends.push(branch(context, rest, () => runIn(context, part, isMain), isOpen || (truth === undefined && !isMain)));
    if (truth) {
      base.join(ends);
      return;
    }
    isOpen ||= !isMain;
  }
  base.join([...ends, rest]);
}

function runIn(context: Context, body: SyntaxNode, isMain: boolean): void {
  const { inMain } = context;
  context.inMain ||= isMain;
  runBody(context, body);
  context.inMain = inMain;
}

function isMainTest(text: string): boolean {
  return /^\(?\s*(?:__name__\s*==\s*(['"])__main__\1|(['"])__main__\2\s*==\s*__name__)\s*\)?$/.test(text);
}

/** `for` and `while`: how often they run is not known, so what they bind is unknown afterwards. */
export function runLoop(context: Context, node: SyntaxNode): void {
  const parts = childrenOf(node);
  const [body, otherwise] = parts.filter(({ name }) => name === 'Body');
  const from = parts.findIndex(({ name }) => name === 'in' || name === 'while');
  let truth: boolean | undefined;
  for (const part of parts.slice(from + 1)) {
    if (part.name === 'Body') break;
    if (!isExpression(part)) continue;
    const value = evaluate(context, part);
    truth = truthOf(value);
    // What a name of the loop stands for is not followed.
    if (node.name === 'ForStatement') context.escape(value);
  }
  if (body && !(node.name === 'WhileStatement' && truth === false)) runRound(context, node, body);
  if (otherwise) context.maybe(() => runBody(context, otherwise));
}

/** One round, for its calls; what it leaves says nothing about the last one. */
function runRound(context: Context, node: SyntaxNode, body: SyntaxNode): void {
  forget(context, node);
  const end = branch(context, context.scope, () => runBody(context, body));
  for (const [name, value] of end.changes) if (value && isVariableName(name)) context.set(name, pyUnknown(value.span));
  if (end.blurred) context.blur();
}

/** Runs a part that may be left at any point, and gives what may be bound then. */
function interruptible(context: Context, from: Scope, run: () => void): { end: Scope; left: Scope } {
  const recorder: Recorder = { values: new Map(), blurred: false };
  context.recorders = [...context.recorders, recorder];
  const end = branch(context, from, run);
  context.recorders = context.recorders.filter((one) => one !== recorder);
  const left = from.fork();
  if (recorder.blurred) left.blur();
  for (const [name, values] of recorder.values) {
    const other = [from.get(name), ...values].find((value) => value !== undefined);
    left.set(name, other && mergeValues([left.getUnseen(name, other), from.getUnseen(name, other), ...values]));
  }
  return { end, left };
}

/** `try`: an exception may come anywhere in it, or nowhere. */
export function runTry(context: Context, node: SyntaxNode): void {
  const base = context.scope;
  const parts = childrenOf(node);
  const [first] = parts.filter(({ name }) => name === 'Body');
  if (!first) return;
  const { end, left } = interruptible(context, base, () => runBody(context, first));
  const ends: Scope[] = [];
  let success = end;
  let last: SyntaxNode | undefined;
  let finish: SyntaxNode | undefined;
  for (const [at, part] of parts.entries()) {
    if (part.name === 'except' || part.name === 'else' || part.name === 'finally') last = part;
    if (part.name !== 'Body' || part === first) continue;
    if (last?.name === 'finally') finish = part;
    else if (last?.name === 'else') success = end.ended ? end : branch(context, end, () => runBody(context, part));
    else ends.push(branch(context, left, () => runHandler(context, parts, at)));
  }
  ends.unshift(success);
  if (finish) runFinally(context, finish, ends, left);
  else base.join(ends);
}

/** What follows `finally` sees what it binds; it also runs when nothing follows. */
function runFinally(context: Context, body: SyntaxNode, ends: readonly Scope[], left: Scope): void {
  const base = context.scope;
  const hasEnd = ends.some(({ ended }) => !ended);
  if (hasEnd) base.join(ends);
  else base.join([left]);
  runBody(context, body);
  if (!hasEnd) base.ended = true;
}

function runHandler(context: Context, parts: readonly SyntaxNode[], at: number): void {
  const name = parts[at - 2]?.name === 'as' ? parts[at - 1] : undefined;
  for (let back = at - 1; parts[back] && parts[back]?.name !== 'except'; back--) {
    const part = parts[back] as SyntaxNode;
    if (part !== name && isExpression(part)) evaluate(context, part);
  }
  if (name) bindTarget(context, name, pyUnknown(context.span(name)));
  runBody(context, parts[at] as SyntaxNode);
  // The name of the exception goes with its handler.
  if (name?.name === 'VariableName') context.set(context.text(name), undefined);
}

/** `with`: a context manager may swallow an exception (`suppress`), so its body may be left at any point; one of `open` does not. */
export function runWith(context: Context, node: SyntaxNode): void {
  const base = context.scope;
  const parts = childrenOf(node);
  const body = parts.find(({ name }) => name === 'Body');
  let isPlain = true;
  for (const [at, part] of parts.entries()) {
    if (!isExpression(part) || part.name === 'Body') continue;
    if (parts[at - 1]?.name === 'as') bindTarget(context, part, pyUnknown(context.span(part)));
    else {
      evaluate(context, part);
      const callee = part.name === 'CallExpression' && part.firstChild ? context.text(part.firstChild) : '';
      isPlain &&= callee === 'open' && !context.scope.get('open');
    }
  }
  if (!body) return;
  if (isPlain) runBody(context, body);
  else {
    const { end, left } = interruptible(context, base, () => runBody(context, body));
    base.join([end, left]);
  }
}

/** `match`: any of the cases, or none. */
export function runMatch(context: Context, node: SyntaxNode): void {
  const base = context.scope;
  const subject = childrenOf(node).filter(isExpression);
  for (const part of subject) if (part.name !== 'MatchBody') evaluate(context, part);
  // Names in patterns may be bound even where the case is not taken.
  const clauses = node.getChild('MatchBody')?.getChildren('MatchClause') ?? [];
  for (const clause of clauses) {
    for (let part = clause.firstChild; part; part = part.nextSibling) if (part.name !== 'Body') forget(context, part);
  }
  const ends = clauses.map((clause) =>
    branch(context, base, () => {
      const guard = clause.getChild('Guard')?.lastChild;
      if (guard && isExpression(guard)) evaluate(context, guard);
      const body = clause.getChild('Body');
      if (body) runBody(context, body);
    }),
  );
  base.join([...ends, base.fork()]);
}
