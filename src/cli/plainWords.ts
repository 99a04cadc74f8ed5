import parser from 'yargs-parser';
import type { Options } from 'yargs';
import { OPTIONS_OF, type CommandName } from './commands.js';
import type { Values } from './values.js';

/** How yargs is told to read words, with and without what it says to people around that. */
export const PARSING = {
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
} as const;

/**
 * Words in which nothing is wrong and no help is asked for, read by yargs' own parser alone; undefined for all others,
 * which yargs itself has something to say about. Most runs need no more than this, and yargs takes longer to load than
 * a configuration of a thousand lines to check.
 */
export function plainValues(words: readonly string[], command: CommandName): Values | undefined {
  const options = Object.entries<Options>(OPTIONS_OF[command]);
  const named = (is: (option: Options) => boolean): string[] =>
    options.filter(([, option]) => is(option)).map(([name]) => name);
  const { argv, error } = parser.detailed([...words], {
    string: named((option) => option.type === 'string'),
    boolean: named((option) => option.type === 'boolean'),
    array: named((option) => option.array === true),
    narg: Object.fromEntries(named((option) => option.requiresArg === true).map((name) => [name, 1])),
    configuration: PARSING,
  });
  if (error !== null) return undefined;
  const given: Record<string, unknown> = { ...argv };
  for (const [name, value] of Object.entries(given)) {
    if (name === '_') continue;
    const option = OPTIONS_OF[command][name];
    if (option === undefined || !isRight(value, option)) return undefined;
  }
  for (const [name, option] of options) if (option.default !== undefined) given[name] ??= option.default;
  return given;
}

function isRight(value: unknown, { type, array, choices }: Options): boolean {
  if (type === 'boolean') return value === true;
  if (array === true) return Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
  return typeof value === 'string' && value !== '' && (choices === undefined || choices.includes(value));
}
