import yargs, { type Argv } from 'yargs';
import { VERSION } from '../generated/version.js';
import type { ColorMode } from './colors.js';
import { COMMANDS, OPTIONS_OF, type CommandName } from './commands.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';
import { lintOptions, showOptions, single, type LintOptions, type ShowOptions, type Values } from './values.js';

/** What was asked for. */
export type Invocation =
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'lint'; readonly options: LintOptions }
  | { readonly command: 'show'; readonly options: ShowOptions }
  | { readonly command: 'explain'; readonly rule: string; readonly color: ColorMode }
  | { readonly command: 'completion'; readonly shell: string | undefined }
  | { readonly command: 'rules'; readonly format: 'pretty' | 'json'; readonly color: ColorMode };

const PATHS = 'Paths are files, directories, globs, or - for standard input; without any, this directory is searched.';

/** What help says above the options. ASCII: its width is measured by length. */
const USAGE: Readonly<Record<CommandName, string>> = {
  lint: `timeout-lint [paths..] [options]       check configuration files
timeout-lint show [paths..]            print the effective timers of every route
timeout-lint explain <rule>            what happens, what to set, when it does not apply
timeout-lint rules                     list the rules
timeout-lint completion [shell]        print a completion script for bash, zsh or fish

Finds timeouts that contradict each other along a request path: load balancer, nginx, app server.
${PATHS}`,
  show: `timeout-lint show [paths..] [options]

Prints for every route the effective timers of each hop, and where each comes from.
${PATHS}`,
  explain: `timeout-lint explain <rule>

Explains a rule, named as in keepalive-race or TL101, by what the linter says about an example.`,
  rules: 'timeout-lint rules [options]\n\nLists the rules.',
  completion:
    'timeout-lint completion [shell]\n\nPrints a completion script for bash, zsh or fish; without a name, for the shell that runs.',
};

const EXAMPLES: readonly (readonly [command: string, description: string])[] = [
  ['timeout-lint nginx.conf --lb-idle 60', 'behind a load balancer that closes idle connections after 60 s'],
  ['timeout-lint', 'every nginx file below this directory'],
  ['nginx -T | timeout-lint -', 'the configuration that nginx itself assembled'],
  ['timeout-lint show nginx.conf --route /api/', 'every timer of one location, and where it comes from'],
  ['timeout-lint explain keepalive-race', 'why it matters and what to set'],
];

/**
 * Understands the words after the program's name; a mistake is a UsageError that says what was meant. The command is
 * told apart first and yargs given its options only: commands of yargs parse everything three times.
 */
export async function parseArguments(words: readonly string[], io: Io): Promise<Invocation> {
  const at = commandIndex(words);
  const command = at < 0 ? 'lint' : (words[at] as CommandName);
  const rest = words.filter((_, index) => index !== at);
  let printed = '';
  let problem: string | undefined;
  const parser = described(yargs([], io.cwd), command, widthOf(io.stdout));
  parser.fail((message: string | null, error: Error | null | undefined) => {
    problem ??= message ?? error?.message ?? '';
  });
  const values = (await parser.parseAsync(rest, {}, (_error, _values, output) => {
    printed = output;
  })) as Values;
  if (problem !== undefined) {
    const { mistakeText } = await import('./mistakes.js');
    throw new UsageError(mistakeText(problem, words));
  }
  if (printed !== '') return { command: 'print', text: `${printed.trimEnd()}\n` };
  return invocation(command, values, (values['_'] as unknown[]).map(String), words);
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
    case 'explain': {
      const [rule] = atMostOne(plain);
      if (rule === undefined)
        throw new UsageError('which rule? timeout-lint rules lists them, timeout-lint explain NAME explains one');
      return { command, rule, color: colorOf(values) };
    }
    case 'rules':
      if (plain.length > 0) throw tooMany(plain[0] as string);
      return { command, format: single(values, 'format') as 'pretty' | 'json', color: colorOf(values) };
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

function described(parser: Argv, command: CommandName, width: number): Argv {
  parser
    .scriptName('timeout-lint')
    .locale('en')
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage(USAGE[command])
    .options(OPTIONS_OF[command])
    .version(VERSION)
    .help('help')
    .alias('h', 'help')
    .strictOptions()
    .exitProcess(false)
    .wrap(width);
  if (command === 'lint') {
    for (const [example, description] of EXAMPLES) parser.example(example, description);
    parser.epilogue(
      'Exit status: 0 nothing to report, 1 findings, 2 wrong usage or unreadable input, 3 a bug of timeout-lint.',
    );
  }
  return parser;
}
