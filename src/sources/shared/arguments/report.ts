/** Says what is wrong with a command line, as observations that every server has. */
import type { Invocation } from '../invocation.js';
import { writtenText } from '../pieces.js';
import type { ArgumentProblem, OptionSpec, Parsed } from './options.js';
import type { ServerReading } from './reading.js';

/** A word of another server, or one that many believe to exist, and the word that is right here. */
export interface ForeignWord {
  /** Empty where there is nothing like it. */
  readonly right: string;
  /** The server that has it; empty where none has. */
  readonly server: string;
}

export interface ReportOptions {
  readonly foreign: ReadonlyMap<string, ForeignWord>;
  /** Whether every option of the server is known, so that any other does not exist. */
  readonly complete: boolean;
}

/**
 * Turns problems into observations: `unknown-option` {option, nearest, server, value}, `invalid-value`
 * {option, value, expected}, `missing-value` {option}, `unwanted-value` {option, value}, `ambiguous-option`
 * {option, candidates}, `missing-application` {}, `extra-argument` {argument}.
 */
export function reportProblems(
  reading: ServerReading,
  parsed: Parsed,
  invocation: Invocation,
  { foreign, complete }: ReportOptions,
): void {
  const program = invocation.program[0]?.span;
  for (const problem of parsed.problems) {
    const span = problem.span ?? program;
    if (span === undefined) continue;
    const { kind, word } = problem;
    if (kind === 'unknown-option') {
      const known = foreign.get(word);
      if (known === undefined && !complete) continue;
      const value = problem.value ?? (problem.next === undefined ? '' : writtenText(problem.next));
      const data = { option: word, nearest: known?.right ?? '', server: known?.server ?? '', value };
      reading.observe('unknown-option', span, data);
    } else {
      reading.observe(OBSERVED[kind], span, dataOf(problem));
    }
  }
  if (parsed.ends !== undefined) reading.fact('app.serves', false, parsed.ends.span);
}

const OBSERVED: Readonly<Record<Exclude<ArgumentProblem['kind'], 'unknown-option'>, string>> = {
  'ambiguous-option': 'ambiguous-option',
  'missing-value': 'missing-value',
  'unwanted-value': 'unwanted-value',
  'invalid-value': 'invalid-value',
  'missing-argument': 'missing-application',
  'extra-argument': 'extra-argument',
};

function dataOf(problem: ArgumentProblem): Record<string, string> {
  const { kind, word, option, value = '', candidates } = problem;
  switch (kind) {
    case 'invalid-value':
      return { option: word, value, expected: expectedOf(option) };
    case 'unwanted-value':
      return { option: word, value };
    case 'ambiguous-option':
      return { option: word, candidates: candidates.join(', ') };
    case 'extra-argument':
      return { argument: word };
    case 'missing-argument':
      return {};
    case 'missing-value':
    case 'unknown-option':
      return { option: word };
  }
}

/** `int`, `float from 1 to 60000`, `auto, h11, httptools`. */
export function expectedOf(option: OptionSpec | undefined): string {
  if (option === undefined) return '';
  const { kind, choices, least, most } = option;
  if (kind === 'choice') return (choices ?? []).join(', ');
  const range = [least === undefined ? '' : ` from ${least}`, most === undefined ? '' : ` to ${most}`].join('');
  return `${kind === 'flag' ? 'boolean' : kind}${range}`;
}
