import yargs, { type Argv } from 'yargs';
import { VERSION } from '../generated/version.js';
import type { ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';
import { mistakeText } from './mistakes.js';
import { COLOR_OPTION, LINT_OPTIONS, RULES_OPTIONS, SHOW_OPTIONS } from './commands.js';
import { STDIN, lintOptions, single, showOptions, type LintOptions, type ShowOptions, type Values } from './values.js';

/** What was asked for. */
export type Invocation =
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'lint'; readonly options: LintOptions }
  | { readonly command: 'show'; readonly options: ShowOptions }
  | { readonly command: 'explain'; readonly rule: string; readonly color: ColorMode }
  | { readonly command: 'completion'; readonly shell: string | undefined }
  | { readonly command: 'rules'; readonly format: 'pretty' | 'json'; readonly color: ColorMode };

/** Understands the words after the program's name; a mistake is a UsageError that says what was meant. */
export async function parseArguments(words: readonly string[], io: Io): Promise<Invocation> {
  let chosen: Invocation | undefined;
  let printed = '';
  const choose = (make: (values: Values) => Invocation) => (values: object) => {
    chosen = make(values as Values);
  };
  const parser = described(yargs([], io.cwd) as Argv, widthOf(io.stdout))
    .command(
      '$0 [paths..]',
      'Check configuration files',
      (y) => paths(y).options(LINT_OPTIONS),
      choose((values) => ({ command: 'lint', options: lintOptions(values, words) })),
    )
    .command(
      'show [paths..]',
      'Print the effective timers of every route',
      (y) => paths(y).options(SHOW_OPTIONS),
      choose((values) => ({ command: 'show', options: showOptions(values, words) })),
    )
    .command(
      'explain <rule>',
      'Explain a rule: what happens, what to set, when it does not apply',
      (y) =>
        y.positional('rule', { type: 'string', describe: 'Name or code: keepalive-race, TL101' }).options(COLOR_OPTION),
      choose((values) => ({
        command: 'explain',
        rule: String(values['rule']),
        color: single(values, 'color') as ColorMode,
      })),
    )
    .command(
      'rules',
      'List the rules',
      (y) => y.options(RULES_OPTIONS),
      choose((values) => ({
        command: 'rules',
        format: single(values, 'format') as 'pretty' | 'json',
        color: single(values, 'color') as ColorMode,
      })),
    )
    .command(
      'completion [shell]',
      'Print a completion script for bash, zsh or fish',
      (y) => y.positional('shell', { type: 'string', describe: 'Without it, that of the shell that runs' }),
      choose((values) => ({ command: 'completion', shell: single(values, 'shell') })),
    )
    .fail((message: string | null, error: Error | null | undefined) => {
      if (error !== undefined && error !== null && error.name !== 'YError') throw error;
      throw new UsageError(mistakeText(message ?? error?.message ?? '', words));
    });
  await parser.parseAsync(protectedWords(words), {}, (error, _values, output) => {
    if (error) throw error;
    printed = output;
  });
  if (chosen !== undefined) return chosen;
  return { command: 'print', text: printed === '' ? '' : `${printed.trimEnd()}\n` };
}

/** yargs takes a positional `-` for an option without a name; and one after `--` that begins with it, too. */
function protectedWords(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.map((word, index) => {
    if (word === '-') return STDIN;
    return end >= 0 && index > end && word.startsWith('-') ? `./${word}` : word;
  });
}

function paths(parser: Argv): Argv {
  return parser.positional('paths', {
    type: 'string',
    describe:
      'Files, directories, globs, or - for standard input (a file or the output of nginx -T); default: this directory',
  });
}

function described(parser: Argv, width: number): Argv {
  return parser
    .scriptName('timeout-lint')
    .locale('en')
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage(
      '$0 [paths..] [options]\n\nFinds timeouts that contradict each other along a request path: load balancer, nginx, app server.',
    )
    .example('$0 nginx.conf --lb-idle 60', 'behind a load balancer that closes idle connections after 60 s')
    .example('$0', 'every nginx file below this directory')
    .example('nginx -T | $0 -', 'the configuration that nginx itself assembled')
    .example('$0 show nginx.conf --route /api/', 'every timer of one location, and where it comes from')
    .example('$0 explain keepalive-race', 'why it matters and what to set')
    .epilogue(
      'Exit status: 0 nothing to report, 1 findings, 2 wrong usage or unreadable input, 3 a bug of timeout-lint.',
    )
    .version(VERSION)
    .help('help')
    .alias('h', 'help')
    .strict()
    .exitProcess(false)
    .wrap(width);
}
