/** Goes every way through a script that the shell could go, and finds the commands that start programs. */
import type {
  AndOr,
  Case,
  Command,
  CompoundList,
  For,
  Function,
  If,
  Pipeline,
  PipelineNode,
  Select,
  Statement,
} from 'unbash';
import { runCommand } from './command.js';
import { expandWord } from './expand.js';
import type { Budget } from './guard.js';
import type { Origin } from './origin.js';
import type { Scope } from './scope.js';
import type { Reader, Signals, Start } from './start.js';
import { mentions, replacesShell, tests } from './conditions.js';

type Node = PipelineNode | AndOr | CompoundList;

/** A function of a script, and the text it stands in. */
interface Body {
  readonly node: Function['body'];
  readonly origin: Origin;
}

/** One script that is gone through. */
export interface Run {
  readonly origin: Origin;
  readonly budget: Budget;
  readonly reader: Reader;
  /** The shell as a program, with what is around it. */
  readonly start: Start;
  readonly functions: Map<string, Body>;
  readonly called: Set<string>;
  /** Functions that are being gone through. */
  readonly active: Set<string>;
  /** The command that bash puts in its own place without being told to. */
  readonly replacing: Command | undefined;
}

/** Where in a script a command stands. */
export interface Inside {
  /** In a subshell, a pipeline or the background: in a process of its own. */
  readonly isChild: boolean;
  readonly isBackground: boolean;
}

const TOP: Inside = { isChild: false, isBackground: false };

/** Goes through a whole script; then through the functions that only a name from outside can have called. */
export function walkScript(
  statements: readonly Statement[],
  scope: Scope,
  from: Omit<Run, 'replacing'>,
  isText: boolean,
): void {
  const replacing = isText ? replacesShell(statements) : undefined;
  const run: Run = { ...from, replacing };
  walkStatements(statements, scope, run, TOP);
  if (!run.called.has('')) return;
  for (const [name, body] of run.functions) {
    const after = scope.branch();
    after.ending = undefined;
    if (!run.called.has(name)) walkNode(body.node, after, { ...run, origin: body.origin }, TOP);
  }
}

export function walkStatements(statements: readonly Statement[], scope: Scope, run: Run, inside: Inside): void {
  for (const statement of statements) {
    if (scope.ending !== undefined || !run.budget.spend(1)) return;
    if (statement.background) walkNode(statement.command, scope.branch(), run, { isChild: true, isBackground: true });
    else walkNode(statement.command, scope, run, inside);
  }
}

/** Which signals reach what a command starts. */
export function signalsOf(run: Run, inside: Inside, takesOver: boolean, scope: Scope): Signals {
  const { reach, reachAll } = run.start.signals;
  if (takesOver && !inside.isChild) return { reach, reachAll };
  return { reach: reachAll || (reach && inside.isBackground && scope.hasTrap), reachAll };
}

function walkNode(node: Node, scope: Scope, run: Run, inside: Inside): void {
  if (!run.budget.spend(1)) return;
  switch (node.type) {
    case 'Command':
      return runCommand(node, scope, run, inside);
    case 'CompoundList':
      return walkStatements(node.commands, scope, run, inside);
    case 'BraceGroup':
      return walkStatements(node.body.commands, scope, run, inside);
    case 'Subshell':
      return walkStatements(node.body.commands, scope.branch(), run, { ...inside, isChild: true });
    case 'Redirected':
      return walkNode(node.command, scope, run, inside);
    case 'Coproc':
      return walkNode(node.body, scope.branch(), run, { isChild: true, isBackground: true });
    case 'Pipeline':
      return walkPipeline(node, scope, run, inside);
    case 'AndOr':
      return walkAndOr(node, scope, run, inside);
    case 'If':
      return walkIf(node, scope, run, inside);
    case 'Case':
      return walkCase(node, scope, run, inside);
    case 'While':
      walkStatements(node.clause.commands, scope, run, inside);
      return walkBody(node.body, scope, run, inside);
    case 'For':
    case 'Select':
      setLoopVariable(node, scope, run);
      return walkBody(node.body, scope, run, inside);
    case 'ArithmeticFor':
      return walkBody(node.body, scope, run, inside);
    case 'Function':
      run.functions.set(node.name.value, { node: node.body, origin: run.origin });
      return;
    case 'TestCommand':
    case 'ArithmeticCommand':
      return;
  }
}

/** A call of a function of the script; false where there is none of that name, or it is being called already. */
export function callFunction(
  name: string,
  args: Scope['positionals'][number],
  scope: Scope,
  run: Run,
  inside: Inside,
): boolean {
  const body = run.functions.get(name);
  if (body === undefined) return false;
  if (run.active.has(name) || run.active.size > 16) return true;
  const { positionals } = scope;
  run.called.add(name);
  run.active.add(name);
  scope.positionals = [args];
  walkNode(body.node, scope, { ...run, origin: body.origin }, inside);
  scope.positionals = positionals;
  run.active.delete(name);
  if (scope.ending === 'function') scope.ending = undefined;
  return true;
}

function walkPipeline(node: Pipeline, scope: Scope, run: Run, inside: Inside): void {
  const [only, ...others] = node.commands;
  if (only !== undefined && others.length === 0) return walkNode(only, scope, run, inside);
  for (const command of node.commands) walkNode(command, scope.branch(), run, { ...inside, isChild: true });
}

/** Commands that are no test are taken to succeed; what stands behind `||` of one is only looked at. */
function walkAndOr(node: AndOr, scope: Scope, run: Run, inside: Inside): void {
  let isConditional = false;
  let condition = '';
  node.commands.forEach((command, at) => {
    if (scope.ending !== undefined) return;
    const before = node.commands[at - 1];
    if (before === undefined) return walkNode(command, scope, run, inside);
    const isAnd = node.operators[at - 1] === '&&';
    if (tests(before)) {
      isConditional = true;
      condition = run.origin.text.slice(before.pos, before.end);
    } else if (!isAnd) isConditional = false;
    const way = scope.branch();
    walkNode(command, way, run, inside);
    if (isConditional) scope.join([way], true, (name) => mentions(condition, name));
    else if (isAnd) scope.adopt(way);
  });
}

function walkIf(node: If, scope: Scope, run: Run, inside: Inside): void {
  const clauses = [node.clause, ...node.elif.map(({ clause }) => clause)];
  const bodies = [node.then, ...node.elif.map(({ then }) => then), ...(node.else === undefined ? [] : [node.else])];
  for (const clause of clauses) walkStatements(clause.commands, scope, run, inside);
  if (scope.ending !== undefined) return;
  const condition = clauses.map(({ pos, end }) => run.origin.text.slice(pos, end)).join('\n');
  const ways = bodies.map((body) => walkWay(body, scope, run, inside));
  scope.join(ways, node.else === undefined, (name) => mentions(condition, name));
}

function walkCase(node: Case, scope: Scope, run: Run, inside: Inside): void {
  const ways = node.items.map(({ body }) => walkWay(body, scope, run, inside));
  const isWhole = node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
  scope.join(ways, !isWhole);
}

function walkWay(body: CompoundList, scope: Scope, run: Run, inside: Inside): Scope {
  const way = scope.branch();
  walkStatements(body.commands, way, run, inside);
  return way;
}

/** The body of a loop, gone through once. */
function walkBody(body: CompoundList, scope: Scope, run: Run, inside: Inside): void {
  scope.join([walkWay(body, scope, run, inside)], true);
}

function setLoopVariable(node: For | Select, scope: Scope, run: Run): void {
  const words = (node.wordlist ?? []).flatMap((word) => expandWord(word, { ...run, scope }));
  const [only] = words;
  const isKnown = words.length === 1 && only?.many === undefined && only !== undefined;
  scope.set(node.name.value, isKnown ? { kind: 'text', pieces: only.pieces } : { kind: 'unknown' });
}
