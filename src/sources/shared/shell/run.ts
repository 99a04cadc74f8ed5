/** Scripts inside scripts: `sh -c`, `eval`, here-documents. */
import { parse, type Statement } from 'unbash';
import type { Pieces } from '../pieces.js';
import { isParsable, type Budget } from './guard.js';
import { Origin } from './origin.js';
import { Scope } from './scope.js';
import type { Reader, ShellStart } from './start.js';
import { isBlank } from './value.js';
import { walkScript, walkStatements, type Inside, type Run } from './walk.js';

/** Most shells inside each other. */
const DEEPEST = 8;

/** Goes through the script of a shell of its own: it knows only what is exported. */
export function runShell({ script, shell, isText, positionals, from }: ShellStart, reader: Reader): void {
  if (from.depth >= DEEPEST) return;
  const read = statementsOf(script, reader.budget);
  if (read === undefined) return;
  const scope = new Scope({
    positionals: positionals.map((pieces) => (isBlank(pieces) ? { pieces, many: true } : { pieces })),
    directory: from.directory,
    isOpen: from.isOpen,
  });
  const environment = from.environment();
  if (!reader.budget.spend(environment.size)) return;
  for (const [name, pieces] of environment) scope.set(name, { kind: 'text', pieces }, true);
  const run = {
    origin: read.origin,
    budget: reader.budget,
    reader,
    start: { ...from, depth: from.depth + 1 },
    functions: new Map(),
    called: new Set<string>(),
    active: new Set<string>(),
  };
  walkScript(read.statements, scope, run, isText && /^(?:r?bash|zsh|ksh)$/.test(shell));
}

/** Goes through a text in the shell that is already there, as `eval` does. */
export function runText(text: Pieces, scope: Scope, run: Run, inside: Inside): void {
  if (text.length === 0 || run.start.depth >= DEEPEST) return;
  const read = statementsOf(text, run.budget);
  // What is not known may set anything.
  if (text.some((piece) => isBlank([piece]))) scope.isOpen = true;
  if (read === undefined) return;
  const deeper = { ...run.start, depth: run.start.depth + 1 };
  walkStatements(read.statements, scope, { ...run, origin: read.origin, start: deeper, replacing: undefined }, inside);
}

function statementsOf(
  script: Pieces,
  budget: Budget,
): { origin: Origin; statements: readonly Statement[] } | undefined {
  const origin = new Origin(script);
  if (!budget.spend(origin.text.length >> 6) || !isParsable(origin.text)) return undefined;
  return { origin, statements: parse(origin.text).commands };
}
