/**
 * How click reads a command line: uvicorn, granian and `fastapi run`. Options may stand anywhere up to `--`, their names
 * are never abbreviated, the last of several counts, and the environment counts only where the command line says nothing.
 * Seen in `click/parser.py` and `click/core.py` of 8.1, compared with uvicorn 0.17.6 over random command lines.
 */
import { slicePieces, textOf, unknownIn, type Pieces } from '../pieces.js';
import { Gathering, isUnknownBefore, textFrom } from './gather.js';
import {
  parsePythonFloat,
  parsePythonInt,
  type GivenOption,
  type Grammar,
  type Occurrence,
  type OptionSpec,
  type OptionValue,
  type Parsed,
} from './options.js';

const TRUE = new Set(['1', 'true', 't', 'yes', 'y', 'on']);
const FALSE = new Set(['0', 'false', 'f', 'no', 'n', 'off']);

/** A text as click's types take it; undefined where click refuses it. */
export function convertClick(option: OptionSpec, text: string): OptionValue | undefined {
  const { kind, choices, caseless, least = -Infinity, most = Infinity } = option;
  if (kind === 'int' || kind === 'float') {
    const number = kind === 'int' ? parsePythonInt(text) : parsePythonFloat(text);
    return number !== undefined && (number < least || number > most) ? undefined : number;
  }
  if (kind === 'boolean' || kind === 'flag') {
    const word = text.trim().toLowerCase();
    return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
  }
  if (kind === 'text' || choices === undefined) return text;
  return choices.find(
    (choice) => choice === text || (caseless === true && choice.toLowerCase() === text.toLowerCase()),
  );
}

interface Flag {
  readonly option: OptionSpec;
  readonly on: boolean;
}

function flagsOf(grammar: Grammar): Map<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const option of grammar.options) {
    for (const flag of option.flags) flags.set(flag, { option, on: true });
    for (const flag of option.off ?? []) flags.set(flag, { option, on: false });
  }
  return flags;
}

/**
 * Reads words as click does. What is not known in a word makes its value unknown; a word that is wholly unknown is taken
 * for a missing argument, else it leaves the result open. After an option that does not exist, arguments are not
 * counted: the word behind it may have been its value.
 */
export function parseClick(
  args: readonly Pieces[],
  grammar: Grammar,
  environment: ReadonlyMap<string, Pieces> = new Map(),
): Parsed {
  const gathering = new Gathering(convertClick);
  new ClickWords(args, flagsOf(grammar), gathering).read();
  const refused = gathering.problems.length > 0;
  gathering.settle(grammar.positionals.least);
  const given = gathering.given(environmentOf(grammar, environment, gathering));
  const ends = [...given.values()].find(({ winner }) => winner.option.ends === true && winner.value === true)?.winner;
  if (ends === undefined) {
    for (const option of grammar.options) checkValues(given.get(option.name), gathering);
    if (!refused) countPositionals(grammar, args, gathering);
  }
  return {
    given,
    positionals: gathering.positionals,
    problems: gathering.problems,
    ...(gathering.opened === undefined ? {} : { open: gathering.opened }),
    ...(ends === undefined || refused ? {} : { ends }),
  };
}

class ClickWords {
  private next = 0;

  constructor(
    private readonly args: readonly Pieces[],
    private readonly flags: ReadonlyMap<string, Flag>,
    private readonly gathering: Gathering,
  ) {}

  read(): void {
    while (this.next < this.args.length) {
      const word = this.args[this.next++] as Pieces;
      const text = textOf(word);
      if (word[0]?.unknown !== undefined || !text.startsWith('-') || (text === '-' && !unknownIn(word))) {
        this.gathering.positional(word);
      } else if (text === '--' && !unknownIn(word)) {
        while (this.next < this.args.length) this.gathering.positional(this.args[this.next++] as Pieces);
      } else {
        this.option(word, text);
      }
    }
  }

  private option(word: Pieces, text: string): void {
    const equals = text.indexOf('=');
    const end = equals < 0 ? text.length : equals;
    if (isUnknownBefore(word, text.startsWith('--') ? end : 1)) {
      this.gathering.open(word);
      return;
    }
    const name = text.slice(0, end);
    const flag = isLong(name) ? this.flags.get(name) : undefined;
    if (flag !== undefined) this.long(flag, word, name, equals < 0 ? undefined : textFrom(word, equals + 1));
    else if (text.startsWith('--')) this.unknown(word, name, equals < 0);
    else this.shorts(word, text);
  }

  private long({ option, on }: Flag, word: Pieces, name: string, value: Pieces | undefined): void {
    if (option.kind === 'flag') {
      if (value === undefined) this.gathering.giveFlag(option, word, name, on);
      else this.gathering.problem('unwanted-value', name, word, { option, value: textOf(value) });
    } else {
      this.take(option, word, name, value);
    }
  }

  private take(option: OptionSpec, word: Pieces, name: string, attached: Pieces | undefined): void {
    const value = attached ?? this.args[this.next++];
    if (value === undefined) this.gathering.problem('missing-value', name, word, { option });
    else this.gathering.give(option, name, value);
  }

  /** `-w4`, `-w 4`, and flags in one word: `-rv`. `-w=4` gives the value `=4`. */
  private shorts(word: Pieces, text: string): void {
    if (text.length < 2) this.gathering.open(word);
    const seen = new Set<string>();
    for (let i = 1; i < text.length; i++) {
      const name = `-${text[i]}`;
      const flag = this.flags.get(name);
      // A flag twice in one word says nothing more.
      if (seen.has(name)) continue;
      if (flag === undefined) {
        this.unknown(word, text.length > 2 && i === 1 ? text : name, !text.includes('='));
        return;
      }
      const letter = slicePieces(word, i, i + 1);
      if (flag.option.kind === 'flag') {
        seen.add(name);
        this.gathering.giveFlag(flag.option, letter, name, flag.on);
      } else {
        const rest = textFrom(word, i + 1);
        this.take(flag.option, letter, name, textOf(rest) === '' && !unknownIn(rest) ? undefined : rest);
        return;
      }
    }
  }

  private unknown(word: Pieces, name: string, mayTakeNext: boolean): void {
    const next = mayTakeNext ? this.args[this.next] : undefined;
    const isValue = next !== undefined && !textOf(next).startsWith('-');
    this.gathering.problem('unknown-option', name, word, isValue ? { next } : {});
  }
}

/** Click knows `-w` as a short option only: `-w=4` is not `-w` with the value `4`. */
function isLong(name: string): boolean {
  return name.startsWith('--') ? name.length > 2 : name.length > 2 && name.startsWith('-');
}

function environmentOf(
  { options, environmentPrefix }: Grammar,
  environment: ReadonlyMap<string, Pieces>,
  gathering: Gathering,
): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  for (const option of options) {
    const prefixed = environmentPrefix === undefined ? undefined : `${environmentPrefix}_${option.name.toUpperCase()}`;
    for (const variable of [option.variable, prefixed]) {
      const pieces = variable === undefined ? undefined : environment.get(variable);
      // An empty variable counts as one that is not set.
      if (variable === undefined || pieces === undefined || (textOf(pieces) === '' && !unknownIn(pieces))) continue;
      found.set(option.name, gathering.fromEnvironment(option, variable, splitVariable(option, pieces)));
      break;
    }
  }
  return found;
}

function splitVariable(option: OptionSpec, pieces: Pieces): Pieces[] {
  if (option.multiple !== true || unknownIn(pieces) !== undefined) return [pieces];
  const text = textOf(pieces);
  const parts: Pieces[] = [];
  if (option.separator === undefined) {
    for (const match of text.matchAll(/\S+/g))
      parts.push(slicePieces(pieces, match.index, match.index + match[0].length));
    return parts;
  }
  let start = 0;
  for (const part of text.split(option.separator)) {
    parts.push(slicePieces(pieces, start, start + part.length));
    start += part.length + option.separator.length;
  }
  return parts;
}

function checkValues(given: GivenOption | undefined, gathering: Gathering): void {
  for (const { option, word, value, unknown, pieces } of given?.values ?? []) {
    if (value !== undefined || unknown !== undefined || pieces === undefined) continue;
    gathering.problem('invalid-value', word, pieces, { option, value: textOf(pieces) });
  }
}

function countPositionals(
  { positionals: { least, most } }: Grammar,
  args: readonly Pieces[],
  gathering: Gathering,
): void {
  const { positionals } = gathering;
  for (const extra of positionals.slice(most)) gathering.problem('extra-argument', textOf(extra), extra);
  if (positionals.length < least && gathering.opened === undefined) {
    gathering.problem('missing-argument', '', args.at(-1));
  }
}
