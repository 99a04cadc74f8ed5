import { type Pieces, slicePieces, textOf } from '../pieces.js';
import { type Candidate, FlagTable, hasUnknown, mayBeOption } from './argparseFlags.js';
import { type Counted, matchPositionals, takeFromPattern } from './argparseCounts.js';

/** How many words an option or a positional takes: one where nothing is said. */
export type Nargs = '?' | '*' | '+' | number;

export interface OptionSpec {
  readonly dest: string;
  /** `-t`, `--timeout`: as they are declared, the order being that of the candidates of an ambiguous prefix. */
  readonly flags: readonly string[];
  readonly action: 'store' | 'append' | 'store_true' | 'store_const' | 'version' | 'help';
  readonly nargs?: Nargs | undefined;
}

export interface PositionalSpec {
  readonly dest: string;
  readonly nargs?: Nargs | undefined;
}

export interface Grammar {
  readonly options: readonly OptionSpec[];
  readonly positionals: readonly PositionalSpec[];
}

/** One time that an option was given. */
export interface GivenOption {
  readonly spec: OptionSpec;
  /** The flag that it stands for, in full: `--timeout` also where `--time` is written. */
  readonly flag: string;
  /** The flag as written, without its value. */
  readonly word: Pieces;
  /** Its values; none for flags that take none. Of `--timeout=120` the part behind the sign. */
  readonly values: readonly Pieces[];
  readonly abbreviated: boolean;
}

export type ArgumentProblem =
  | { readonly kind: 'unknown-flag'; readonly word: Pieces; readonly flag: string }
  | {
      readonly kind: 'ambiguous-flag';
      readonly word: Pieces;
      readonly flag: string;
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'missing-value'; readonly word: Pieces; readonly flag: string }
  | { readonly kind: 'unexpected-value'; readonly word: Pieces; readonly flag: string; readonly value: Pieces }
  | { readonly kind: 'extra-argument'; readonly word: Pieces }
  | { readonly kind: 'missing-argument'; readonly dest: string };

export interface ParsedArguments {
  /** Every time that each destination was given, in order; of `store` options the last one wins. */
  readonly given: ReadonlyMap<string, readonly GivenOption[]>;
  readonly positionals: ReadonlyMap<string, readonly Pieces[]>;
  /** What the real parser refuses; it stops at the first, this one goes on behind it. */
  readonly problems: readonly ArgumentProblem[];
  /** Words that begin with what is not known, and so may be options: `$EXTRA_OPTS`. */
  readonly open: readonly Pieces[];
}

/**
 * Reads words as Python's argparse does: options by unique prefix, values in the same word or the next, short flags
 * bundled, positionals in one run anywhere between them. Seen on Python 3.11; programs that declare options which look
 * like negative numbers are not covered.
 */
export function parseArguments(words: readonly Pieces[], grammar: Grammar): ParsedArguments {
  return new ArgumentReader(words, grammar).read();
}

class ArgumentReader {
  private readonly table: FlagTable;
  private readonly candidates = new Map<number, Candidate>();
  private readonly given = new Map<string, GivenOption[]>();
  private readonly found = new Map<string, readonly Pieces[]>();
  private readonly problems: ArgumentProblem[] = [];
  private readonly open: Pieces[] = [];
  private left: readonly PositionalSpec[];
  private pattern = '';

  constructor(
    private readonly words: readonly Pieces[],
    grammar: Grammar,
  ) {
    this.table = new FlagTable(grammar.options);
    this.left = grammar.positionals;
  }

  read(): ParsedArguments {
    this.classify();
    const options = [...this.candidates.keys()];
    let at = 0;
    for (let next = 0; next < options.length;) {
      const option = options[next] as number;
      if (option < at) {
        next++;
        continue;
      }
      if (at !== option) {
        const end = this.takePositionals(at);
        if (end > at) {
          at = end;
          continue;
        }
        this.refuse(at, option);
      }
      at = this.takeOption(option);
      next++;
    }
    this.refuse(this.takePositionals(at), this.words.length);
    for (const { dest, nargs } of this.left) {
      if (nargs !== '*' && nargs !== '?' && this.open.length === 0) {
        this.problems.push({ kind: 'missing-argument', dest });
      }
    }
    const { given, found: positionals, problems, open } = this;
    return { given, positionals, problems, open };
  }

  /** Says of each word whether it is an option (O) or not (A); behind `--` (-) none is. */
  private classify(): void {
    const pattern: string[] = [];
    let ended = false;
    for (const [index, word] of this.words.entries()) {
      const text = textOf(word);
      if (!ended && text === '--' && !hasUnknown(word, Infinity)) {
        ended = true;
        pattern.push('-');
        continue;
      }
      const candidate = ended ? undefined : this.table.candidateOf(word, text);
      if (candidate !== undefined) this.candidates.set(index, candidate);
      pattern.push(candidate === undefined ? 'A' : 'O');
    }
    this.pattern = pattern.join('');
  }

  private takeOption(index: number): number {
    const word = this.words[index] as Pieces;
    const candidate = this.candidates.get(index) as Candidate;
    let { spec, flag, valueAt, flagEnd } = candidate;
    let flagStart = 0;
    if (spec === undefined) {
      const named = slicePieces(word, 0, flagEnd);
      if (candidate.ambiguous !== undefined) {
        this.problems.push({ kind: 'ambiguous-flag', word: named, flag, candidates: candidate.ambiguous });
      } else this.problems.push({ kind: 'unknown-flag', word: named, flag });
      return index + 1;
    }
    const text = textOf(word);
    for (;;) {
      const shown = flagStart === 0 ? slicePieces(word, 0, flagEnd) : slicePieces(word, flagStart, flagEnd);
      const abbreviated = flagStart === 0 && text.slice(0, flagEnd) !== flag;
      const counted = countedOf(spec);
      if (valueAt === undefined) {
        const count = takeFromPattern(counted, this.pattern, index + 1);
        if (count === undefined) {
          this.problems.push({ kind: 'missing-value', word: shown, flag });
          return index + 1;
        }
        this.add({ spec, flag, word: shown, values: this.words.slice(index + 1, index + 1 + count), abbreviated });
        return index + 1 + count;
      }
      const count = takeFromPattern(counted, 'A', 0);
      const value = slicePieces(word, valueAt);
      if (count === 1) {
        this.add({ spec, flag, word: shown, values: [value], abbreviated });
        return index + 1;
      }
      if (count === undefined) {
        this.problems.push({ kind: 'missing-value', word: shown, flag });
        return index + 1;
      }
      const next = flag.startsWith('--') ? undefined : this.table.flags.get(`-${text.slice(valueAt, valueAt + 1)}`);
      if (next === undefined) {
        this.problems.push({ kind: 'unexpected-value', word: shown, flag, value });
        return index + 1;
      }
      this.add({ spec, flag, word: shown, values: [], abbreviated });
      flag = `-${text.slice(valueAt, valueAt + 1)}`;
      flagStart = valueAt;
      flagEnd = valueAt + 1;
      valueAt = flagEnd < text.length ? flagEnd : undefined;
      spec = next;
    }
  }

  private add(option: GivenOption): void {
    const before = this.given.get(option.spec.dest);
    if (before === undefined) this.given.set(option.spec.dest, [option]);
    else before.push(option);
  }

  private takePositionals(start: number): number {
    if (this.left.length === 0) return start;
    const begun = this.openUntil(start);
    // Words that may be options leave the positionals to those that come later.
    if (begun > start) return begun;
    const counts = matchPositionals(this.left.map(countedOf), this.pattern, start);
    let at = start;
    for (const [index, count] of counts.entries()) {
      const words = this.words.slice(at, at + count);
      const dashes = words.findIndex((_, offset) => this.pattern[at + offset] === '-');
      const taken = dashes < 0 ? words : words.toSpliced(dashes, 1);
      this.open.push(...taken.filter((word) => mayBeOption(word)));
      this.found.set((this.left[index] as PositionalSpec).dest, taken);
      at += count;
    }
    this.left = this.left.slice(counts.length);
    return at;
  }

  /** Where a run of words ends that all begin with what is not known; `start` where there are others in the run. */
  private openUntil(start: number): number {
    let end = start;
    while (this.pattern[end] === 'A' && mayBeOption(this.words[end] as Pieces)) end++;
    if (end < this.pattern.length && this.pattern[end] !== 'O') return start;
    this.open.push(...this.words.slice(start, end));
    return end;
  }

  private refuse(start: number, end: number): void {
    let doubtful = false;
    for (const word of this.words.slice(start, end)) {
      // What stands behind a word that may be an option may be its value.
      doubtful ||= mayBeOption(word);
      if (doubtful) this.open.push(word);
      else this.problems.push({ kind: 'extra-argument', word });
    }
  }
}

function countedOf({ nargs, ...rest }: OptionSpec | PositionalSpec): Counted {
  const takesNone = 'action' in rest && rest.action !== 'store' && rest.action !== 'append';
  return takesNone ? 0 : (nargs ?? 1);
}
