/** What a `RUN` does to files, as far as plain commands say it. */
import type { Span } from '../../model/span.js';
import { type Pieces, spanOf, textOf, written } from '../shared/pieces.js';
import { type PlainCommand, plainCommands, type PlainWord } from '../shared/shell/index.js';
import type { Budget } from '../shared/shell/guard.js';
import { flagsOf, knownText } from './copyInstruction.js';
import { execForm } from './execForm.js';
import type { Build } from './image.js';
import type { Instruction } from './instructions.js';
import { absolute, isMask, isReadable, type Path, pathOf } from './path.js';
import { PieceText } from '../shared/yaml/text.js';

export type FileRun =
  | { readonly does: 'remove'; readonly path: Path }
  | { readonly does: 'makeDirectory'; readonly path: Path }
  | {
      // A link leaves two paths with one content, as a copy does.
      readonly does: 'move' | 'copy';
      readonly path: Path;
      readonly to: Path;
      /** Whether the target is said to be a directory. */
      readonly into: boolean;
      readonly span: Span;
    };

const COMMANDS = /(?:^|[\s;&|"'(/])(?:rm|mv|cp|ln|mkdir)(?=[\s"',])/;
/** What it costs to read a script at all, beside the comparison of two paths. */
const PARSING = 50;
/** Options of each command that change nothing about which paths are meant. */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ['rm', /^(?:-[rRfvd]+|--(?:recursive|force|verbose|dir))$/],
  ['mv', /^(?:-[fv]+|--(?:force|verbose))$/],
  ['cp', /^(?:-[fpv]+|--(?:force|verbose)|--preserve(?:=.*)?)$/],
  ['ln', /^(?:-[sfv]+|--(?:symbolic|force|verbose))$/],
  ['mkdir', /^(?:-[pv]+|--(?:parents|verbose))$/],
]);

/** What the commands do, in order; those with options or words that are not understood are left out. */
export function runsOf(instruction: Instruction, build: Build, directory: Path | undefined, budget: Budget): FileRun[] {
  const script = scriptOf(instruction);
  if (script === undefined || !COMMANDS.test(textOf(script))) return [];
  const words = execForm(new PieceText(script));
  if (words === 'refused') return [];
  if (words !== undefined) {
    return runOf({ words: words.map((pieces) => ({ pieces, kind: 'text' })), directory: undefined }, directory);
  }
  if (!isShell(build.shell) || !budget.spend(PARSING + build.size + (textOf(script).length >> 4))) return [];
  const start = directory === undefined ? undefined : absolute(directory);
  return plainCommands(script, build.variables(), start).flatMap((command) => {
    return runOf(command, command.directory?.startsWith('/') === true ? pathOf(command.directory, []) : undefined);
  });
}

/** The script without its flags; of a heredoc alone its text. */
function scriptOf({ rest, heredocs }: Instruction): Pieces | undefined {
  const { end } = flagsOf(rest.text);
  const [only] = heredocs;
  if (only === undefined) return rest.slice(end);
  if (heredocs.length > 1 || !/^<<-?(["']?)\w+\1$/.test(rest.text.slice(end))) return undefined;
  const text = written(only.body);
  return /^#!(?!\s*\S*(?:ba|da|a|z|k)?sh\s)/.test(textOf(text)) ? undefined : text;
}

function isShell(shell: readonly Pieces[] | undefined): boolean {
  const first = shell?.[0];
  return first === undefined || /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(textOf(first));
}

function runOf({ words }: PlainCommand, directory: Path | undefined): FileRun[] {
  const [first, ...rest] = words;
  const name = first === undefined ? '' : textOf(first.pieces).replace(/^\/(?:usr\/)?bin\//, '');
  const options = OPTIONS.get(name);
  if (options === undefined) return [];
  const operands: PlainWord[] = [];
  let isOver = false;
  for (const word of rest) {
    const text = knownText(word.pieces);
    if (isOver || text === undefined || !/^-./.test(text)) operands.push(word);
    else if (text === '--') isOver = true;
    else if (!options.test(text)) return [];
  }
  if (name === 'rm' || name === 'mkdir') {
    const does = name === 'rm' ? 'remove' : 'makeDirectory';
    return operands.flatMap((word) => {
      const path = wordPath(word, directory, name === 'rm');
      return path === undefined || path.length === 0 ? [] : { does, path };
    });
  }
  return pairOf(name, operands, rest, directory);
}

function pairOf(
  name: string,
  [source, target, ...others]: readonly PlainWord[],
  words: readonly PlainWord[],
  directory: Path | undefined,
): FileRun[] {
  if (source === undefined || target === undefined || others.length > 0) return [];
  const isSymbolic = words.some(({ pieces }) => /^-[a-z]*s|^--symbolic$/.test(textOf(pieces)));
  const to = wordPath(target, directory, false);
  // What a symbolic link names is looked up from where the link stands, which depends on what its target is.
  const path = wordPath(source, name === 'ln' && isSymbolic ? undefined : directory, false);
  if (to === undefined || path === undefined) return [];
  const into = /\/\.?$/.test(textOf(target.pieces));
  return [{ does: name === 'mv' ? 'move' : 'copy', path, to, into, span: spanOf(source.pieces) }];
}

function wordPath({ pieces, kind }: PlainWord, directory: Path | undefined, mayBeMask: boolean): Path | undefined {
  const text = knownText(pieces);
  if (text === undefined || text === '' || text.startsWith('~') || kind === 'open') return undefined;
  if (kind === 'mask' ? !mayBeMask : isMask(text)) return undefined;
  const path = pathOf(text, directory);
  return path !== undefined && isReadable(path) ? path : undefined;
}
