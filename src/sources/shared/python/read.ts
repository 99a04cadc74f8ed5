/** Reads a Python module without running it. */
import type { Tree } from '@lezer/common';
import type { SourceFile } from '../../../model/span.js';
import { Context } from './context.js';
import { Damage } from './damage.js';
import { runPending } from './definitions.js';
import { isVariableName, variablesSetIn } from './environment.js';
import { namesIn } from './forget.js';
import type { EnvironmentLookup, PythonModule, PyProblem } from './module.js';
import { parsePython } from './parse.js';
import { runAll } from './statements.js';
import { childrenOf } from './tree.js';
import type { PyValue } from './value.js';

/**
 * What a Python file binds and calls, as far as that can be known from its text. Nothing is run: a value is what Python
 * would make of it, or unknown with what can be said about it. Never throws; a file of more than a million UTF-16 units
 * or more than 200 brackets within each other is not read, which makes an open module without names.
 *
 * @param environment tells what an environment variable is; undefined where that is not known
 */
export function readPython(file: SourceFile, environment: EnvironmentLookup = () => undefined): PythonModule {
  const { tree, errors, problems } = parsePython(file);
  if (!tree) return unread(problems);
  const context = new Context(file, environment, new Damage(tree, errors, file.text));
  findVolatile(context, tree);
  runAll(context, childrenOf(tree.topNode));
  const { home } = context;
  runFunctions(context);
  if (context.blurredLate || context.exhausted || problems.some(({ kind }) => kind === 'too-broken')) {
    home.blur();
    context.open = true;
  }
  const { bindings, calls, classes, attributes, open } = context;
  const end = { file, start: file.text.length, end: file.text.length };
  const late: PyProblem[] = context.exhausted ? [{ kind: 'too-long', span: end }] : [];
  return { names: namesOf(home.names()), bindings, calls, classes, attributes, open, problems: [...problems, ...late] };
}

function unread(problems: readonly PyProblem[]): PythonModule {
  const empty = { names: new Map(), bindings: new Map(), calls: [], classes: new Map(), attributes: [] };
  return { ...empty, open: true, problems };
}

/** Names that functions set, or whose lists and dictionaries they change: when that happens is not known. */
function findVolatile(context: Context, tree: Tree): void {
  const aliases = context.file.text.matchAll(/\b(?:os|environ)[ \t]+as[ \t]+(\w+)/g);
  const roots = new Set([...Array.from(aliases, ([, alias]) => alias as string), 'os', 'environ']);
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'FunctionDefinition' && name !== 'LambdaExpression' && name !== 'ClassDefinition') return;
      const { set, changed, declared } = namesIn(context, node);
      for (const one of declared) context.volatile.set.add(one);
      if (name === 'ClassDefinition') return;
      for (const one of changed) if (!set.has(one)) context.volatile.changed.add(one);
      const found = [...changed].filter((one) => roots.has(one));
      const isPlain = found.every((one) => one === 'os' || one === 'environ');
      const variables = found.length === 0 ? [] : isPlain ? variablesSetIn(context.text(node)) : ['*'];
      for (const one of variables) context.volatile.variables.add(one);
    },
  });
}

function runFunctions(context: Context): void {
  context.recorders = [];
  context.conditional = 0;
  context.inMain = false;
  for (let next = context.pending.shift(); next && !context.exhausted; next = context.pending.shift()) {
    const pending = next;
    context.within(
      () => runPending(context, pending),
      () => context.blur(),
    );
  }
}

function namesOf(names: ReadonlyMap<string, PyValue>): ReadonlyMap<string, PyValue> {
  return new Map([...names].filter(([name]) => !isVariableName(name)));
}
