import { invocationsOf } from '../../../../src/sources/shared/shell/index.js';
import type { Invocation } from '../../../../src/sources/shared/invocation.js';
import type { Carrier, Launch } from '../../../../src/sources/shared/launch.js';
import { spanOf, textOf, unknownIn, written, type Pieces } from '../../../../src/sources/shared/pieces.js';
import { sliceOf, type SourceFile } from '../../../../src/model/span.js';

export function fileOf(text: string, name = 'Dockerfile'): SourceFile {
  return { name, text };
}

/** A whole file as one text. */
export function textAt(text: string, name?: string): Pieces {
  const file = fileOf(text, name);
  return written({ file, start: 0, end: text.length });
}

interface Around {
  readonly environment?: Readonly<Record<string, string>>;
  readonly carrier?: Carrier;
  readonly shell?: string;
  readonly directory?: string;
  readonly open?: boolean;
}

function launchWith(command: Launch['command'], around: Around): Launch {
  const environment = Object.entries(around.environment ?? {}).map(([name, value]): [string, Pieces] => [
    name,
    textAt(value, `ENV ${name}`),
  ]);
  const pieces = command.form === 'words' ? command.words.flat() : command.script;
  return {
    carrier: around.carrier ?? 'dockerfile',
    name: '',
    command,
    environment: new Map(environment),
    environmentOpen: around.open ?? false,
    ...(around.directory === undefined ? {} : { directory: around.directory }),
    span: pieces.length > 0 ? spanOf(pieces) : { file: fileOf(''), start: 0, end: 0 },
    stop: {},
  };
}

/** `CMD text`, as a shell reads it. */
export function shellLaunch(text: string | Pieces, around: Around = {}): Launch {
  const script = typeof text === 'string' ? textAt(text) : text;
  return launchWith({ form: 'shell', script, shell: around.shell ?? '/bin/sh' }, around);
}

/** `CMD ["a", "b"]`. */
export function wordsLaunch(words: readonly string[], around: Around = {}): Launch {
  return launchWith({ form: 'words', words: words.map((word) => textAt(word, 'words')) }, around);
}

/** What a test looks at: the arguments, an unknown one as `<written|fallback>`. */
export function argsOf({ args }: Invocation): string[] {
  return args.map((word) => shownWord(word));
}

export function shownWord(word: Pieces): string {
  return word
    .map(({ text, unknown }) => {
      if (unknown === undefined) return text;
      return unknown.fallback === undefined ? `<${unknown.written}>` : `<${unknown.written}|${unknown.fallback}>`;
    })
    .join('');
}

/** The only server of a shell's text. */
export function only(launch: Launch): Invocation {
  const found = invocationsOf(launch);
  if (found.length !== 1)
    throw new Error(`${found.length} servers: ${found.map((one) => textOf(one.program)).join(', ')}`);
  return found[0] as Invocation;
}

/** `gunicorn -t 30` for each server, in order. */
export function commandsOf(launch: Launch): string[] {
  return invocationsOf(launch).map((found) => [textOf(found.program), ...argsOf(found)].join(' '));
}

/** The word after a flag. */
export function after(found: Invocation, flag: string): Pieces {
  const at = found.args.findIndex((word) => textOf(word) === flag);
  return found.args[at + 1] as Pieces;
}

/** Where a word is written: `Dockerfile: 30`. */
export function placeOf(pieces: Pieces): string {
  const span = spanOf(pieces);
  return `${span.file.name}: ${sliceOf(span)}`;
}

export function isKnown(pieces: Pieces): boolean {
  return unknownIn(pieces) === undefined;
}
