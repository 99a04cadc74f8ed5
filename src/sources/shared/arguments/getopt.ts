/**
 * How Python's getopt reads a command line, with long options alone: waitress-serve. Options stand before the first
 * argument, and may be abbreviated to any beginning that no other option shares (`getopt.py`, `waitress/adjustments.py`).
 */
import { textOf, type Pieces } from '../pieces.js';
import { Gathering, isUnknownBefore, textFrom, type Convert } from './gather.js';
import type { Grammar, OptionSpec, Parsed } from './options.js';

interface Flag {
  readonly option: OptionSpec;
  readonly on: boolean;
}

/**
 * Reads words as getopt does; `convert` turns texts into values, as the program does by itself after getopt is done.
 * Everything from the first word that is no option, or behind `--`, is an argument, also what looks like an option.
 */
export function parseGetopt(args: readonly Pieces[], grammar: Grammar, convert: Convert): Parsed {
  const gathering = new Gathering(convert);
  const rest = readOptions(args, grammar, gathering);
  const broken = gathering.problems.length > 0;
  for (const word of rest) gathering.positional(word);
  gathering.settle(grammar.positionals.least);
  const given = gathering.given(new Map());
  const ends = [...given.values()].find(({ winner }) => winner.option.ends === true)?.winner;
  if (!broken && ends === undefined) {
    checkValues(given, gathering);
    const { least, most } = grammar.positionals;
    for (const extra of gathering.positionals.slice(most)) gathering.problem('extra-argument', textOf(extra), extra);
    if (gathering.positionals.length < least && gathering.opened === undefined) {
      gathering.problem('missing-argument', '', args.at(-1));
    }
  }
  const { positionals, problems, opened: open } = gathering;
  return {
    given,
    positionals,
    problems,
    ...(open === undefined ? {} : { open }),
    ...(ends === undefined || broken ? {} : { ends }),
  };
}

/** Reads options up to the first argument; gives back what follows. */
function readOptions(args: readonly Pieces[], grammar: Grammar, gathering: Gathering): readonly Pieces[] {
  const flags = flagsOf(grammar);
  let next = 0;
  while (next < args.length) {
    const word = args[next] as Pieces;
    const text = textOf(word);
    if (word[0]?.unknown !== undefined) {
      // More words behind it: it may be options, and then those are read on.
      if (next + 1 === args.length) return args.slice(next);
      gathering.open(word);
      next++;
      continue;
    }
    if (!text.startsWith('-') || text === '-') return args.slice(next);
    next++;
    if (text === '--') return args.slice(next);
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (isUnknownBefore(word, name.length)) {
      gathering.open(word);
      continue;
    }
    const flag = text.startsWith('--') ? match(name, word, flags, gathering) : undefined;
    if (!text.startsWith('--')) gathering.problem('unknown-option', text, word);
    if (flag === undefined) continue;
    const attached = equals < 0 ? undefined : textFrom(word, equals + 1);
    const { option, on } = flag;
    if (option.kind === 'flag') {
      if (attached === undefined) gathering.giveFlag(option, word, name, on);
      else gathering.problem('unwanted-value', name, word, { option, value: textOf(attached) });
    } else {
      const value = attached ?? args[next++];
      if (value === undefined) gathering.problem('missing-value', name, word, { option });
      else gathering.give(option, name, value);
    }
  }
  return [];
}

function flagsOf(grammar: Grammar): Map<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const option of grammar.options) {
    for (const flag of option.flags) flags.set(flag, { option, on: true });
    for (const flag of option.off ?? []) flags.set(flag, { option, on: false });
  }
  return flags;
}

function match(name: string, word: Pieces, flags: ReadonlyMap<string, Flag>, gathering: Gathering): Flag | undefined {
  const exact = flags.get(name);
  if (exact !== undefined) return exact;
  const candidates = [...flags.keys()].filter((flag) => flag.startsWith(name));
  if (candidates.length === 1) return flags.get(candidates[0] as string);
  gathering.problem(candidates.length === 0 ? 'unknown-option' : 'ambiguous-option', name, word, { candidates });
  return undefined;
}

function checkValues(given: Parsed['given'], gathering: Gathering): void {
  for (const { values } of given.values()) {
    for (const { option, word, value, unknown, pieces } of values) {
      if (value !== undefined || unknown !== undefined || pieces === undefined) continue;
      gathering.problem('invalid-value', word, pieces, { option, value: textOf(pieces) });
    }
  }
}
