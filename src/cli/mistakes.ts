import { nearest } from '../rules/nearest.js';
import { COMMANDS, OPTIONS_OF } from './commands.js';

const SEE_HELP = 'timeout-lint --help lists what there is.';

/** What yargs has to say about the words given, in a sentence that names the near right word. */
export function mistakeText(message: string, words: readonly string[]): string {
  const unknown = /^Unknown arguments?: (.*)$/m.exec(message);
  if (unknown !== null) return `${unknownOption((unknown[1] as string).split(', ')[0] as string, words)}\n${SEE_HELP}`;
  const missing = /^Not enough arguments following: (.*)$/m.exec(message);
  if (missing !== null) return `--${missing[1]} needs a value\n${SEE_HELP}`;
  const choice = /Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message);
  if (choice !== null) return choiceText(choice[1] as string, choice[2] as string, choice[3] as string);
  return `${message}\n${SEE_HELP}`;
}

function choiceText(name: string, given: string, choices: string): string {
  const words = choices.split(', ').map((choice) => choice.replaceAll('"', ''));
  const near = nearest(given.replaceAll('"', ''), words);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return `--${name} ${given} is none of ${words.join(', ')}${hint}`;
}

function unknownOption(name: string, words: readonly string[]): string {
  // The word as typed: `-lb-idle` comes back from yargs as single letters.
  const typed =
    words.find((word) => word.startsWith('-') && word.replace(/^-+/, '').split('=')[0]?.startsWith(name)) ?? name;
  const shown = (typed.split('=')[0] as string).trim();
  const meant = shown.replace(/^-+/, '');
  const elsewhere = Object.entries(OPTIONS_OF).find(([, options]) => Object.hasOwn(options, meant));
  if (shown.startsWith('--') && elsewhere !== undefined)
    return `${shown} is an option of "${elsewhere[0] === 'lint' ? 'timeout-lint' : `timeout-lint ${elsewhere[0]}`}", not of this command`;
  const near = nearest(meant, [...Object.values(OPTIONS_OF).flatMap(Object.keys), 'help', 'version']);
  return `there is no option ${shown}${near === undefined ? '' : `; did you mean --${near}?`}`;
}

/** `; did you mean the command "show"?` for a path that does not exist. */
export function commandHint(path: string): string {
  if (/[./\\]/.test(path)) return '';
  const near = nearest(path, COMMANDS);
  return near === undefined ? '' : `; did you mean "timeout-lint ${near}"?`;
}
