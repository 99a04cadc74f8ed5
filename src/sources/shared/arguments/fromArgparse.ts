/** Lets a server whose command line is read by argparse be read like the others. */
import type { Span } from '../../../model/span.js';
import { spanOf, textOf, type Pieces } from '../pieces.js';
import { convertClick } from './click.js';
import { Gathering } from './gather.js';
import type { ArgumentProblem, Grammar, Occurrence, OptionSpec, ParseArguments, ProblemKind } from './options.js';

interface ArgparseOption {
  readonly dest: string;
  readonly flags: readonly string[];
  readonly action: 'store' | 'append' | 'store_true' | 'help' | 'version';
}

/** What a reader of argparse's grammar gives back, as far as it is needed here. */
export interface ArgparseResult {
  readonly given: ReadonlyMap<
    string,
    readonly { readonly flag: string; readonly word: Pieces; readonly values: readonly Pieces[] }[]
  >;
  readonly positionals: ReadonlyMap<string, readonly Pieces[]>;
  readonly problems: readonly ArgparseProblem[];
  readonly open: readonly Pieces[];
}

export interface ArgparseProblem {
  readonly kind: string;
  readonly word?: Pieces;
  readonly flag?: string;
  readonly value?: Pieces;
  readonly candidates?: readonly string[];
}

export type ReadArgparse = (
  words: readonly Pieces[],
  grammar: { readonly options: readonly ArgparseOption[]; readonly positionals: readonly { readonly dest: string }[] },
) => ArgparseResult;

const KINDS: Readonly<Record<string, ProblemKind>> = {
  'unknown-flag': 'unknown-option',
  'ambiguous-flag': 'ambiguous-option',
  'missing-value': 'missing-value',
  'unexpected-value': 'unwanted-value',
  'extra-argument': 'extra-argument',
  'missing-argument': 'missing-argument',
};

/** Reads command lines with a reader of argparse's grammar. Types are Python's own `int` and `float`, as click's are. */
export function parseWith(read: ReadArgparse): ParseArguments {
  return (args, grammar) => {
    const result = read(args, {
      options: grammar.options.map((option) => ({ dest: option.name, flags: option.flags, action: actionOf(option) })),
      positionals: Array.from({ length: grammar.positionals.least }, (_, at) => ({ dest: `positional ${at}` })),
    });
    const gathering = new Gathering(convertClick);
    for (const [name, times] of result.given) giveAll(grammar, name, times, gathering);
    for (const words of result.positionals.values()) gathering.positionals.push(...words);
    const application = new Set(gathering.positionals);
    for (const word of result.open) {
      if (application.has(word)) continue;
      if (word[0]?.unknown === undefined) gathering.open(word);
      else gathering.positional(word);
    }
    gathering.settle(grammar.positionals.least);
    // Behind an option that does not exist its value stands as an argument too many.
    const refused = result.problems.some(({ kind }) => kind === 'unknown-flag');
    for (const problem of result.problems) {
      if (!refused || problem.kind !== 'extra-argument') addProblem(problem, args, grammar, gathering);
    }
    const given = gathering.given(new Map());
    const asked = [...given.values()].find(({ winner }) => winner.option.ends === true)?.all[0];
    const ends = asked !== undefined && !failsBefore(asked, gathering.problems, args) ? asked : undefined;
    const open = gathering.opened;
    return {
      given,
      positionals: gathering.positionals,
      problems: ends === undefined ? gathering.problems : [],
      ...(open === undefined ? {} : { open }),
      ...(ends === undefined ? {} : { ends }),
    };
  };
}

/** Found out when the words are taken one after the other; all others when they are at their end. */
const AT_ONCE = new Set<ProblemKind>(['missing-value', 'unwanted-value', 'invalid-value']);

/** Whether argparse stops before it comes to `--help`; an ambiguous option it sees before it takes any. */
function failsBefore(asked: Occurrence, problems: readonly ArgumentProblem[], args: readonly Pieces[]): boolean {
  const place = (span: Span): number => args.findIndex((word) => isWithin(span, spanOf(word)));
  const at = place(asked.span);
  return problems.some(({ kind, span }) => {
    return kind === 'ambiguous-option' || (AT_ONCE.has(kind) && span !== undefined && place(span) < at);
  });
}

function isWithin(inner: Span, { file, start, end }: Span): boolean {
  return inner.file === file && inner.start >= start && inner.end <= end;
}

function actionOf({ kind, multiple, ends, name }: OptionSpec): ArgparseOption['action'] {
  if (ends === true) return name === 'version' ? 'version' : 'help';
  return kind === 'flag' ? 'store_true' : multiple === true ? 'append' : 'store';
}

function giveAll(
  grammar: Grammar,
  name: string,
  times: readonly { readonly flag: string; readonly word: Pieces; readonly values: readonly Pieces[] }[],
  gathering: Gathering,
): void {
  const option = grammar.options.find((one) => one.name === name);
  if (option === undefined) return;
  for (const { flag, word, values } of times) {
    const [value] = values;
    if (value === undefined) gathering.giveFlag(option, word, flag, true);
    else {
      gathering.give(option, flag, value);
      const text = textOf(value);
      const known = value.every((piece) => piece.unknown === undefined);
      if (known && convertClick(option, text) === undefined) {
        gathering.problem('invalid-value', flag, value, { option, value: text });
      }
    }
  }
}

function addProblem(problem: ArgparseProblem, args: readonly Pieces[], grammar: Grammar, gathering: Gathering): void {
  const kind = KINDS[problem.kind];
  if (kind === undefined) return;
  const word = problem.word ?? args.at(-1);
  const flag = problem.flag ?? (problem.word === undefined ? '' : textOf(problem.word));
  const option = grammar.options.find(({ flags }) => flags.includes(flag));
  const at = word === undefined ? -1 : args.findIndex((one) => spanOf(one).start === spanOf(word).start);
  const next = args[at + 1];
  gathering.problem(kind, flag, word, {
    ...(option === undefined ? {} : { option }),
    ...(problem.value === undefined ? {} : { value: textOf(problem.value) }),
    ...(problem.candidates === undefined ? {} : { candidates: problem.candidates }),
    ...(at >= 0 && next !== undefined && !textOf(next).startsWith('-') ? { next } : {}),
  });
}
