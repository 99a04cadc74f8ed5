/** Scripts that a launch names: what they start runs with the launch's own variables and is stopped as it is. */
import type { SourceFile } from '../model/span.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Invocation } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
import { type Pieces, textOf, unknownIn, written } from '../sources/shared/pieces.js';
import { invocationsOf, scriptOf } from '../sources/shared/shell/index.js';

/** What a launch starts, through the scripts that it names. */
export interface Started {
  readonly launch: Launch;
  readonly invocations: readonly Invocation[];
  /** The script that was read for it, if any. */
  readonly script: SourceFile | undefined;
}

/** Shells that are given a script to read, and programs that only look after another one. */
const AROUND = /^(?:\S*\/)?(?:ba|da)?sh$|^(?:\S*\/)?(?:tini|dumb-init|catatonit|exec)$|^-/;
const SCRIPT = /\.(?:sh|bash)$|(?:^|\/)(?:docker-?)?(?:entry-?point|entry_point|start|run|boot|serve)[\w-]*$/i;
/** A command in shell form that is nothing but a script with plain words. */
const PLAIN = /^[ \t]*[\w./-]+(?:[ \t]+[\w./=:-]+)*[ \t]*$/;

/**
 * Follows a launch into the script that it begins with, where that is found beside it; where the script starts no server,
 * or there is none, the launch's own words count.
 */
export function startedBy(launch: Launch, beside: ReadFile): Started {
  const words = wordsOf(launch);
  const at = words.findIndex((word) => !AROUND.test(textOf(word)));
  const word = words[at];
  const script = word === undefined ? undefined : findScript(word, launch, beside);
  const inner = script && scriptOf(launch, script, words.slice(at + 1));
  const started = inner === undefined ? [] : invocationsOf(inner);
  if (inner !== undefined && started.length > 0) return { launch: inner, invocations: started, script };
  return { launch, invocations: invocationsOf(launch), script: undefined };
}

function wordsOf({ command, carrier }: Launch): readonly Pieces[] {
  if (command.form === 'words') return command.words;
  // A script of its own is followed by nobody.
  if (carrier === 'script' || carrier === 'command-line') return [];
  const [only] = command.script;
  if (command.script.length !== 1 || only === undefined || !only.exact || !PLAIN.test(only.text)) return [];
  const { file, start } = only.span;
  return [...only.text.matchAll(/\S+/g)].map((match) =>
    written({ file, start: start + match.index, end: start + match.index + match[0].length }),
  );
}

/** The file that a word of the image names: below the working directory, from its root on, or by its name alone. */
function findScript(word: Pieces, { directory = '/' }: Launch, beside: ReadFile): SourceFile | undefined {
  const path = textOf(word);
  if (unknownIn(word) !== undefined || !SCRIPT.test(path)) return undefined;
  const base = directory.endsWith('/') ? directory : `${directory}/`;
  const below = path.startsWith(base) ? path.slice(base.length) : path.replace(/^(?:\.?\/)+/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (const candidate of new Set([below, path.replace(/^(?:\.?\/)+/, ''), name])) {
    const file = beside(candidate);
    if (file !== undefined) return file;
  }
  return undefined;
}
