/** The commands of a script that are run whatever happens, for what needs to know no more than that. */
import { type AndOr, type Command, parse, type PipelineNode, type Word } from 'unbash';
import type { Pieces } from '../pieces.js';
import { expandWord, type Place } from './expand.js';
import { Budget, isParsable } from './guard.js';
import { Origin } from './origin.js';
import { Scope } from './scope.js';
import { assign, runBuiltin } from './shellBuiltins.js';

/** A word after expansion. */
export interface PlainWord {
  readonly pieces: Pieces;
  /** `mask`: what it matches is put in; `open`: it may be none or several words that cannot be told. */
  readonly kind: 'text' | 'mask' | 'open';
}

/** A simple command. */
export interface PlainCommand {
  /** The command's name and its arguments; redirections are left out. */
  readonly words: readonly PlainWord[];
  /** Where it is run; undefined where that is not known. */
  readonly directory: string | undefined;
}

/** What one script may cost, in steps. */
const STEPS = 20_000;
/** Most words of one command. */
const MOST_WORDS = 2000;
/** What stands behind `||` and changes nothing. */
const HARMLESS = new Set(['true', ':', 'exit', 'echo', 'false', 'return', 'printf']);

/**
 * The simple commands of a script that are run in any case when the script ends well: each alone, or joined by `&&`, `;`
 * or a newline, or first before `||`. Those in pipes, branches, loops, functions, brackets and in the background are left out;
 * what these set is unknown after them. `environment` is what the shell is started with, `directory` where.
 * None where the script is longer or more deeply nested than people write; never throws.
 */
export function plainCommands(
  script: Pieces,
  environment: ReadonlyMap<string, Pieces>,
  directory: string | undefined,
): PlainCommand[] {
  const found: PlainCommand[] = [];
  try {
    const origin = new Origin(script);
    if (isParsable(origin.text)) new Reading(origin, environment, directory, found).run();
  } catch {
    // The parser is not ours: what was found before stands.
  }
  return found;
}

class Reading {
  #place: Place;
  readonly #found: PlainCommand[];

  constructor(
    origin: Origin,
    environment: ReadonlyMap<string, Pieces>,
    directory: string | undefined,
    found: PlainCommand[],
  ) {
    const scope = new Scope({ positionals: [], directory, isOpen: true });
    for (const [name, pieces] of environment) scope.set(name, { kind: 'text', pieces }, true);
    this.#place = { origin, scope, budget: new Budget(STEPS) };
    this.#found = found;
  }

  run(): void {
    for (const { command, background } of parse(this.#place.origin.text).commands) {
      if (background === true) continue;
      for (const node of this.#inAnyCase(command)) {
        if (this.#place.budget.isSpent || node.type === 'Function') return;
        if (node.type === 'Command') this.#command(node);
        else if (node.type !== 'Pipeline' && node.type !== 'Subshell') this.#forget();
        if (this.#place.scope.ending !== undefined) return;
      }
    }
  }

  #inAnyCase(command: PipelineNode | AndOr): readonly PipelineNode[] {
    if (command.type !== 'AndOr') return [command];
    const or = command.operators.indexOf('||');
    if (or < 0) return command.commands;
    const isHarmless = (node: PipelineNode): boolean =>
      node.type === 'Command' && HARMLESS.has(node.name?.value ?? '') && node.prefix.length === 0;
    // `a && b || c`: where a fails, b is not run, and the script may end well all the same.
    const first = command.commands.slice(0, 1);
    if (command.commands.slice(1).every(isHarmless)) return first;
    const [only] = first;
    if (only?.type === 'Command') this.#command(only);
    this.#forget();
    return [];
  }

  #command(command: Command): void {
    const place = this.#place;
    if (command.name === undefined) {
      for (const part of command.prefix) if (part.type === 'Assignment') assign(part, place);
      return;
    }
    if (command.suffix.length > MOST_WORDS) return;
    const words = [command.name, ...command.args.filter((word) => word.type === 'Word')];
    const expanded = words.map((word) => ({ kind: kindOf(word), fields: expandWord(word, place) }));
    const fields = expanded.slice(1).flatMap((word) => word.fields);
    if (runBuiltin(command.name.value, command, fields, place)) return;
    this.#found.push({
      words: expanded.flatMap(({ kind, fields: own }) =>
        own.map(({ pieces, many }): PlainWord => ({ pieces, kind: many === true ? 'open' : kind })),
      ),
      directory: place.scope.directory,
    });
  }

  #forget(): void {
    const scope = new Scope({ positionals: [], directory: undefined, isOpen: true });
    this.#place = { ...this.#place, scope };
  }
}

/** A mask is told where nothing of it is quoted; a list in braces is several words. */
function kindOf({ parts, text }: Word): PlainWord['kind'] {
  if (parts === undefined) return 'text';
  if (parts.some(({ type }) => type === 'BraceExpansion' || type === 'ExtendedGlob')) return 'open';
  if (!parts.some(({ type }) => type === 'Glob')) return 'text';
  return /["'\\$`]/.test(text) ? 'open' : 'mask';
}
