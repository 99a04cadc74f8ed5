/** Turns a stated app server into the command that would start it so, every word pointing at where it is stated. */
import type { Span } from '../../model/span.js';
import type { Invocation, Server } from '../shared/invocation.js';
import type { Launch } from '../shared/launch.js';
import type { Pieces } from '../shared/pieces.js';
import { itemsOf, type StatedHop, type StatedSetting } from './stated.js';

/** How a setting is said on a command line: with a value, or, where it is on or off, by one flag or another. */
export interface Saying {
  readonly flag: string;
  /** What turns off what `flag` turns on; undefined where saying nothing does. */
  readonly off?: string | undefined;
  readonly takesValue: boolean;
}

/** The command of a server with the words of some settings, and an application, since no server starts without one. */
export function statedInvocation(
  server: Server,
  hop: StatedHop,
  sayingOf: (setting: StatedSetting) => Saying | undefined,
): Invocation {
  const program = made(server, hop.span);
  const options = hop.settings.flatMap((setting) => {
    const saying = sayingOf(setting);
    return saying === undefined ? [] : wordsOf(setting, saying);
  });
  // uWSGI takes a word that is no option for a file to read.
  const args = server === 'uwsgi' ? options : [...options, made('app:app', hop.span)];
  const environment = new Map<string, Pieces>();
  const launch: Launch = {
    carrier: 'command-line',
    name: '',
    command: { form: 'words', words: [program, ...args] },
    environment,
    environmentOpen: false,
    span: hop.span,
    stop: {},
  };
  return { server, program, args, environment, environmentOpen: false, wrappers: [], getsSignals: true, launch };
}

/** `--flag=value`, so that a value that begins with a dash is none of the options; a flag alone where it is on. */
function wordsOf(setting: StatedSetting, { flag, off, takesValue }: Saying): Pieces[] {
  const { value, keySpan } = setting;
  if (takesValue) return itemsOf(value).map((pieces) => [...made(`${flag}=`, keySpan), ...pieces]);
  // The place of a flag is its value's: that is what somebody would change.
  const [pieces] = itemsOf(value);
  if (pieces === undefined) return [];
  const isOn = isTrue(setting);
  const said = isOn ? flag : off;
  return said === undefined
    ? []
    : [pieces.map((piece, at) => ({ ...piece, text: at === 0 ? said : '', exact: false }))];
}

/** Whether a setting that is on or off is on: `true` in any case that YAML takes. */
export function isTrue({ value }: StatedSetting): boolean {
  const [pieces] = itemsOf(value);
  return (
    pieces !== undefined &&
    pieces
      .map(({ text }) => text)
      .join('')
      .toLowerCase() === 'true'
  );
}

function made(text: string, span: Span): Pieces {
  return [{ text, span, exact: false }];
}
