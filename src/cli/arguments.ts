import type { ColorMode } from './colors.js';
import { COMMANDS, OPTIONS_OF, type CommandName } from './commands.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';
import { plainValues } from './plainWords.js';
import {
  type BaselineOptions,
  baselineOptions,
  lintOptions,
  listingOptions,
  showOptions,
  single,
  type LintOptions,
  type ListingOptions,
  type ShowOptions,
  type Values,
} from './values.js';

/** What was asked for. */
export type Invocation =
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'lint'; readonly options: LintOptions }
  | { readonly command: 'init'; readonly path: string | undefined; readonly stdout: boolean }
  | { readonly command: 'show'; readonly options: ShowOptions }
  | { readonly command: 'files'; readonly options: ListingOptions }
  | { readonly command: 'baseline'; readonly options: BaselineOptions }
  | { readonly command: 'explain'; readonly rule: string; readonly color: ColorMode }
  | { readonly command: 'schema'; readonly name: string | undefined }
  | { readonly command: 'completion'; readonly shell: string | undefined }
  | {
      readonly command: 'products';
      readonly product: string | undefined;
      readonly format: 'pretty' | 'json';
      readonly color: ColorMode;
    }
  | { readonly command: 'rules'; readonly format: 'pretty' | 'json'; readonly color: ColorMode };

/**
 * Understands the words after the program's name; a mistake is a UsageError that says what was meant. The command is
 * told apart first and yargs given its options only: commands of yargs parse everything three times.
 */
export async function parseArguments(typed: readonly string[], io: Io): Promise<Invocation> {
  const words = withKindOfFix(typed);
  const at = commandIndex(words);
  const command = at < 0 ? 'lint' : (words[at] as CommandName);
  const rest = words.filter((_, index) => index !== at);
  const plain = plainValues(rest, command);
  if (plain !== undefined) return invocation(command, plain, (plain['_'] as unknown[]).map(String), words);
  const { answerOf } = await import('./help.js');
  const answer = await answerOf(rest, command, widthOf(io.stdout), io.cwd);
  if ('printed' in answer) return { command: 'print', text: `${answer.printed.trimEnd()}\n` };
  if ('problem' in answer) {
    const { mistakeText } = await import('./mistakes.js');
    throw new UsageError(mistakeText(answer.problem, words));
  }
  const { values } = answer;
  return invocation(command, values, (values['_'] as unknown[]).map(String), words);
}

/** `--fix` takes a value only behind `=`: yargs would take the next word for it. */
function withKindOfFix(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return words.map((word, at) => (word === '--fix' && (end < 0 || at < end) ? '--fix=safe' : word));
}

/** Where the command's name stands: it is the first word that is neither an option nor the value of one. */
function commandIndex(words: readonly string[]): number {
  const takesValue = (word: string) =>
    word.startsWith('--') && Object.values(OPTIONS_OF).some((options) => options[word.slice(2)]?.requiresArg === true);
  const first = words.findIndex((word, index) => !word.startsWith('-') && !takesValue(words[index - 1] ?? ''));
  return first >= 0 && !words.slice(0, first).includes('--') && COMMANDS.some((name) => name === words[first])
    ? first
    : -1;
}

function invocation(
  command: CommandName,
  values: Values,
  plain: readonly string[],
  words: readonly string[],
): Invocation {
  switch (command) {
    case 'lint':
      return { command, options: lintOptions(values, plain, words) };
    case 'show':
      return { command, options: showOptions(values, plain, words) };
    case 'files':
      return { command, options: listingOptions(values, plain, words) };
    case 'baseline':
      return { command, options: baselineOptions(values, plain, words) };
    case 'init':
      return { command, path: atMostOne(plain)[0], stdout: values['stdout'] === true };
    case 'explain': {
      const [rule] = atMostOne(plain);
      if (rule === undefined)
        throw new UsageError('which rule? timeout-lint rules lists them, timeout-lint explain NAME explains one');
      return { command, rule, color: colorOf(values) };
    }
    case 'rules':
      if (plain.length > 0) throw tooMany(plain[0] as string);
      return { command, format: single(values, 'format') as 'pretty' | 'json', color: colorOf(values) };
    case 'products':
      return {
        command,
        product: atMostOne(plain)[0],
        format: single(values, 'format') as 'pretty' | 'json',
        color: colorOf(values),
      };
    case 'schema':
      return { command, name: atMostOne(plain)[0] };
    case 'completion':
      return { command, shell: atMostOne(plain)[0] };
  }
}

function colorOf(values: Values): ColorMode {
  return single(values, 'color') as ColorMode;
}

function atMostOne(plain: readonly string[]): readonly string[] {
  if (plain.length > 1) throw tooMany(plain[1] as string);
  return plain;
}

function tooMany(word: string): UsageError {
  return new UsageError(`one word too many: "${word}"`);
}
