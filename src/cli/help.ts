/** What yargs says to people: help, the version, and what is wrong with the words. */
import yargs, { type Argv } from 'yargs';
import { VERSION } from '../generated/version.js';
import { OPTIONS_OF, type CommandName } from './commands.js';
import { PARSING } from './plainWords.js';
import type { Values } from './values.js';

const PATHS = 'Paths are files, directories, globs, or - for standard input; without any, this directory is searched.';

/** What help says above the options. ASCII: its width is measured by length. */
const USAGE: Readonly<Record<CommandName, string>> = {
  lint: `timeout-lint [paths..] [options]       check configuration files
timeout-lint init [directory]          write a timeout-lint.yaml made from what is found
timeout-lint show [paths..]            print the effective timers of every route
timeout-lint files [paths..]           tell which files are read, as what and why, and what is left out
timeout-lint baseline [paths..]        write down what is found now, so that only what is new is told
timeout-lint explain <rule>            what happens, what to set, when it does not apply
timeout-lint rules                     list the rules
timeout-lint products [name]           what is known of load balancers, CDNs and platforms
timeout-lint schema config             print the JSON Schema of timeout-lint.yaml
timeout-lint completion [shell]        print a completion script for bash, zsh or fish

Finds timeouts that contradict each other along a request path: load balancer, nginx, app server.
${PATHS}`,
  init: `timeout-lint init [directory] [options]

Writes timeout-lint.yaml: what is found in the directory, and an example of every key, commented out.
A configuration file that is there already stays as it is (exit status 2).`,
  show: `timeout-lint show [paths..] [options]

Prints for every route the effective timers of each hop, and where each comes from.
${PATHS}`,
  files: `timeout-lint files [paths..] [options]

Tells which files are read, as what and why, and what is left out of a directory and how to have it read all the same.
${PATHS}`,
  baseline: `timeout-lint baseline [paths..] [options]

Writes timeout-lint-baseline.json: what is found now, so that later runs only tell what is new. It stands beside the
configuration file, or else in this directory. Commit it; --prune removes what is settled and adds nothing.
${PATHS}`,
  explain: `timeout-lint explain <rule>

Explains a rule, named as in keepalive-race or TL101, by what the linter says about an example.`,
  rules: 'timeout-lint rules [options]\n\nLists the rules.',
  products: `timeout-lint products [name]

Lists the load balancers, CDNs and platforms that --lb and timeout-lint.yaml take by name; with a name, every clock of
one: default, range, who can set it, what the client sees, and the vendor's page.`,
  schema: 'timeout-lint schema config\n\nPrints the JSON Schema of the configuration file, timeout-lint.yaml.',
  completion:
    'timeout-lint completion [shell]\n\nPrints a completion script for bash, zsh or fish; without a name, for the shell that runs.',
};

const EXAMPLES: readonly (readonly [command: string, description: string])[] = [
  ['timeout-lint nginx.conf --lb-idle 60', 'behind a load balancer that closes idle connections after 60 s'],
  ['timeout-lint nginx.conf --lb cloudfront --lb aws-alb', 'behind services by name, each with its own clocks'],
  ['timeout-lint nginx.conf Dockerfile --lb-idle 60', 'with the app server that the image starts'],
  ['timeout-lint', 'everything below this directory that configures nginx or starts an app server'],
  ['nginx -T | timeout-lint -', 'the configuration that nginx itself assembled'],
  ['timeout-lint --format sarif:timeouts.sarif --format pretty', 'for code scanning, and for whoever looks on'],
  ['timeout-lint --diff-base origin/main', 'in a pull request: each finding at a line that it changes, if it can be'],
  ['timeout-lint show nginx.conf --route /api/', 'every timer of one location, and where it comes from'],
  ['timeout-lint nginx.conf --lb-idle 60 --diff', 'what to change, as a diff; --fix changes it'],
  ['timeout-lint explain keepalive-race', 'why it matters and what to set'],
];

/** What yargs makes of the words behind a command: a text to print, a mistake in its own words, or values. */
export type Answer = { readonly printed: string } | { readonly problem: string } | { readonly values: Values };

/** Gives words to yargs; `width` is in columns, and `cwd` absolute. */
export async function answerOf(
  words: readonly string[],
  command: CommandName,
  width: number,
  cwd: string,
): Promise<Answer> {
  let printed = '';
  let problem: string | undefined;
  const parser = described(yargs([], cwd), command, width);
  parser.fail((message: string | null, error: Error | null | undefined) => {
    problem ??= message ?? error?.message ?? '';
  });
  const values = (await parser.parseAsync([...words], {}, (_error, _values, output) => {
    printed = output;
  })) as Values;
  if (problem !== undefined) return { problem };
  return printed === '' ? { values } : { printed };
}

function described(parser: Argv, command: CommandName, width: number): Argv {
  parser
    .scriptName('timeout-lint')
    .locale('en')
    .parserConfiguration(PARSING)
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
