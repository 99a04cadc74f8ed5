/** One simple command of a script: what it sets, calls or starts. */
import type { Assignment, Command, Redirection } from 'unbash';
import { textOf, type Piece, type Pieces } from '../pieces.js';
import { blankBefore, expandBody, expandText, expandWord, type Place } from './expand.js';
import { readOptions } from './options.js';
import { peel } from './peel.js';
import { runText } from './run.js';
import type { Scope } from './scope.js';
import { assign, assignedValue, runBuiltin } from './shellBuiltins.js';
import type { Start } from './start.js';
import { isBlank, unknownPiece, type Field } from './value.js';
import { callFunction, signalsOf, type Inside, type Run } from './walk.js';

/** Most words of one command; with more it is no command of a person's, and is left alone. */
const MOST_WORDS = 2000;

export function runCommand(command: Command, scope: Scope, run: Run, inside: Inside): void {
  const { positionals } = scope;
  const text = positionals.length > 1 ? run.origin.text.slice(command.pos, command.end) : '';
  if (!/\$\{?[@*\d]/.test(text)) return runOnce(command, scope, run, inside);
  // `set -- gunicorn "$@"` on one way only: the command is run with the one list or with the other.
  const ways = positionals.map((list) => {
    const way = scope.branch();
    way.positionals = [list];
    runOnce(command, way, run, inside);
    return way;
  });
  scope.join(ways, false);
}

function runOnce(command: Command, scope: Scope, run: Run, inside: Inside): void {
  const place: Place = { origin: run.origin, scope, budget: run.budget };
  const assignments = command.prefix.filter((part): part is Assignment => part.type === 'Assignment');
  if (command.name === undefined) {
    for (const assignment of assignments) assign(assignment, place);
    return;
  }
  if (command.suffix.length > MOST_WORDS) return;
  const words = [command.name, ...command.args.filter((word) => word.type === 'Word')];
  const fields = words.flatMap((word) => expandWord(word, place));
  const inner = withoutKeywords(fields);
  if (inner === undefined) return;
  const [first, ...args] = inner.fields;
  if (first === undefined) return;
  const name = textOf(first.pieces);
  if (name === 'eval') return runText(lineOf(args), scope, run, inside);
  if (!inner.isExec) {
    if (runBuiltin(name, command, args, place)) return;
    if (callFunction(name, args, scope, run, inside)) return;
    if (isBlank(first.pieces)) run.called.add('');
  }
  const takesOver = inner.isExec || (command === run.replacing && !scope.hasExitTrap);
  peel(started(inner.fields, assignments, command.redirects, place, run, inside, takesOver), run.reader);
  if (inner.isExec) scope.ending = 'shell';
}

/** What stands behind `exec`, `command` and `builtin`; undefined where they start nothing. */
function withoutKeywords(fields: readonly Field[]): { fields: readonly Field[]; isExec: boolean } | undefined {
  let rest = fields;
  let isExec = false;
  for (;;) {
    const name = rest[0] === undefined ? '' : textOf(rest[0].pieces);
    if (name !== 'exec' && name !== 'command' && name !== 'builtin') return { fields: rest, isExec };
    const { options, next } = readOptions(
      rest.map(({ pieces }) => pieces),
      1,
      { values: name === 'exec' ? 'a' : '' },
    );
    if (name === 'command' && options.some((option) => option.name === 'v' || option.name === 'V')) return undefined;
    if (next >= rest.length) return undefined;
    isExec ||= name === 'exec';
    rest = rest.slice(next);
  }
}

function started(
  fields: readonly Field[],
  assignments: readonly Assignment[],
  redirects: readonly Redirection[],
  place: Place,
  run: Run,
  inside: Inside,
  takesOver: boolean,
): Start {
  const { scope } = place;
  const variables = assignments.map((assignment): [string, Pieces] => {
    const value = assignedValue(assignment, place);
    const unknown = unknownPiece(run.origin.spanOf(assignment.pos, assignment.end), assignment.text);
    return [assignment.name, value.kind === 'text' ? value.pieces : [unknown]];
  });
  return {
    words: fields.map(({ pieces }) => pieces),
    isModule: false,
    environment: () => new Map([...scope.exported(), ...variables]),
    isOpen: scope.isOpen,
    directory: scope.directory,
    wrappers: run.start.wrappers,
    signals: signalsOf(run, inside, takesOver, scope),
    stdin: stdinOf(redirects, place),
    depth: run.start.depth,
  };
}

function stdinOf(redirects: readonly Redirection[], place: Place): Pieces | undefined {
  const last = redirects.findLast(({ type }) => type === 'HereDoc' || type === 'HereString');
  if (last?.type === 'HereString') return last.target === undefined ? undefined : expandText(last.target, place);
  return last?.type === 'HereDoc' ? expandBody(last.body, place) : undefined;
}

/** Words as `eval` reads them: one text with blanks between. */
function lineOf(fields: readonly Field[]): Pieces {
  return fields.flatMap(({ pieces }, at): Piece[] => (at === 0 ? [...pieces] : [blankBefore(pieces), ...pieces]));
}
