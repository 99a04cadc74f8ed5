/** Collects what a command line gives while it is read. */
import { slicePieces, spanOf, textOf, unknownIn, writtenText, type Pieces } from '../pieces.js';
import type {
  ArgumentProblem,
  GivenOption,
  Occurrence,
  OpenWords,
  OptionSpec,
  OptionValue,
  ProblemKind,
} from './options.js';

/** Turns a text into the option's value; undefined where it is none. */
export type Convert = (option: OptionSpec, text: string) => OptionValue | undefined;

/** `$@` and `$*` are always any number of words. */
const MANY_WORDS = /^"?\$\{?[@*]/;

/** Whether a part of a text before an offset is not known, also where nothing stands for it: `--$NAME=1`. */
export function isUnknownBefore(pieces: Pieces, offset: number): boolean {
  let at = 0;
  for (const { text, unknown } of pieces) {
    if (at > offset) return false;
    if (unknown !== undefined) return true;
    at += text.length;
  }
  return false;
}

/** A text from an offset on, with what is not known in it, also where nothing stands for it: `--workers=$N`. */
export function textFrom(pieces: Pieces, offset: number): Pieces {
  let at = 0;
  for (const [index, { text, unknown }] of pieces.entries()) {
    const rest = pieces.slice(index + 1);
    if (at >= offset && (text !== '' || unknown !== undefined)) return pieces.slice(index);
    if (at + text.length > offset) return [...slicePieces(pieces.slice(index, index + 1), offset - at), ...rest];
    at += text.length;
  }
  return slicePieces(pieces, offset);
}

export class Gathering {
  readonly problems: ArgumentProblem[] = [];
  readonly positionals: Pieces[] = [];
  private readonly doubtful: { readonly at: number; readonly word: Pieces }[] = [];
  private readonly occurrences = new Map<string, Occurrence[]>();
  private openWords: OpenWords | undefined;

  constructor(private readonly convert: Convert) {}

  /** A value from the command line. */
  give(option: OptionSpec, word: string, pieces: Pieces): void {
    this.add(this.occurrence(option, word, pieces, 'command-line'));
  }

  /** A flag, or an option without its value, from the command line. */
  giveFlag(option: OptionSpec, word: Pieces, name: string, value: boolean): void {
    const span = spanOf(word);
    this.add({ option, word: name, source: 'command-line', value, written: name, span });
  }

  /** What one environment variable gives: one value, or several for an option that may be repeated. */
  fromEnvironment(option: OptionSpec, variable: string, values: readonly Pieces[]): Occurrence[] {
    return values.map((pieces) => this.occurrence(option, variable, pieces, 'environment'));
  }

  private occurrence(option: OptionSpec, word: string, pieces: Pieces, source: Occurrence['source']): Occurrence {
    const unknown = unknownIn(pieces);
    const value = unknown === undefined ? this.convert(option, textOf(pieces)) : undefined;
    const basics = { option, word, source, value, pieces, written: writtenText(pieces), span: spanOf(pieces) };
    return unknown === undefined ? basics : { ...basics, unknown };
  }

  private add(occurrence: Occurrence): void {
    const { name } = occurrence.option;
    const before = this.occurrences.get(name);
    if (before === undefined) this.occurrences.set(name, [occurrence]);
    else before.push(occurrence);
  }

  problem(kind: ProblemKind, word: string, pieces: Pieces | undefined, more: Partial<ArgumentProblem> = {}): void {
    this.problems.push({ kind, word, span: pieces && spanOf(pieces), candidates: [], ...more });
  }

  /** A word that is no option; one that is not known at all may be an argument or any number of options. */
  positional(word: Pieces): void {
    const first = word[0];
    const text = textOf(word);
    const isUnknown = first?.unknown !== undefined;
    if (!isUnknown || (text !== '' && !/^-|\s/.test(text))) this.positionals.push(word);
    else if (MANY_WORDS.test(first.unknown.written)) this.open(word);
    else this.doubtful.push({ at: this.positionals.length, word });
  }

  /** More options may stand in this word. */
  open(word: Pieces): void {
    this.openWords ??= { written: writtenText(word), span: spanOf(word) };
  }

  /** Gives doubtful words the places of missing arguments; those that are left over leave the command line open. */
  settle(needed: number): void {
    let shift = 0;
    for (const { at, word } of this.doubtful) {
      if (this.positionals.length < needed) this.positionals.splice(at + shift++, 0, word);
      else this.open(word);
    }
  }

  get opened(): OpenWords | undefined {
    return this.openWords;
  }

  /** Everything given, with the winner: the command line before the environment, the last before the first. */
  given(environment: ReadonlyMap<string, readonly Occurrence[]>): Map<string, GivenOption> {
    const found = new Map<string, GivenOption>();
    for (const name of new Set([...environment.keys(), ...this.occurrences.keys()])) {
      const typed = this.occurrences.get(name) ?? [];
      const set = environment.get(name) ?? [];
      const counting = typed.length > 0 ? typed : set;
      const winner = counting.at(-1);
      if (winner === undefined) continue;
      const values = winner.option.multiple === true ? counting : [winner];
      found.set(name, { winner, values, all: [...set, ...typed] });
    }
    return found;
  }
}
