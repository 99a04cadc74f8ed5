/** Takes the programs around a server away, one after the other, until the server stands alone. */
import { textOf, unknownIn, type Pieces } from '../pieces.js';
import { changeDirectory } from './directory.js';
import { hasOption, readOptions, valueOf, type Option } from './options.js';
import { baseName, serves, serverNamed } from './programs.js';
import {
  assigned,
  environmentProgram,
  isShell,
  longsIn,
  shellProgram,
  switchUser,
  withoutPrefix,
} from './specialWrappers.js';
import type { Reader, ShellStart, Signals, Start } from './start.js';
import { isBlank } from './value.js';
import { ALL_LONGS_TAKE_VALUES, PYTHON, WRAPPERS, type Wrapper } from './wrapperFacts.js';

/** Most programs around one server. */
const MOST_WRAPPERS = 40;

/** Finds the server that a command starts, if any, and hands it to the reader. */
export function peel(start: Start, reader: Reader): void {
  let at = start;
  for (let turn = 0; turn < MOST_WRAPPERS; turn += 1) {
    const [program, ...args] = at.words;
    if (program === undefined || !reader.budget.spend(1 + (args.length >> 4))) return;
    const server = serverNamed(textOf(program), at.isModule);
    if (server !== undefined) {
      if (serves(server, args)) reader.emit({ server, program, args, ...surroundings(at) });
      return;
    }
    const next = unwrap(at, textOf(program));
    if (next === undefined) return;
    if ('script' in next) {
      reader.runShell(next);
      return;
    }
    at = next;
  }
}

function surroundings(at: Start) {
  return {
    environment: at.environment(),
    environmentOpen: at.isOpen,
    wrappers: at.wrappers,
    getsSignals: at.signals.reach,
    ...(at.directory === undefined ? {} : { directory: at.directory }),
  };
}

function unwrap(at: Start, program: string): Start | ShellStart | undefined {
  const { words } = at;
  const name = baseName(program);
  const known = wrapperNamed(name);
  if (known !== undefined) return behind(at, known, name);
  if (name === 'env') return environmentProgram(at);
  if (name === 'su' || name === 'runuser') return switchUser(at, name);
  if (name === 'busybox') return { ...at, words: words.slice(1) };
  if (isShell(name)) return shellProgram(at, name, startsProgram);
  // `$PREFIX gunicorn app:app`: whatever the variable adds, it is around the server.
  if (isBlank(words[0] as Pieces))
    return startsProgram(words[1]) ? { ...at, words: words.slice(1), isOpen: true } : undefined;
  // A script of the image's own that ends in `exec "$@"`.
  const isScript = /\.(?:sh|bash)$|entrypoint/i.test(name) || program === '/init';
  if (!isScript) return undefined;
  const next = textAt(words, 1) === '--' ? 2 : 1;
  return startsProgram(words[next])
    ? { ...at, words: words.slice(next), wrappers: [...at.wrappers, name], isOpen: true }
    : undefined;
}

function wrapperNamed(name: string): Wrapper | undefined {
  if (Object.hasOwn(WRAPPERS, name)) return WRAPPERS[name];
  if (/^(?:python|pypy)(?:\d+(?:\.\d+)?)?t?$/.test(name)) return PYTHON;
  return ALL_LONGS_TAKE_VALUES.has(name) ? {} : undefined;
}

/** Whether a word is a server, or a program that starts another. */
function startsProgram(word: Pieces | undefined): boolean {
  if (word === undefined || isBlank(word)) return false;
  const text = textOf(word);
  const name = baseName(text);
  const isKnown = serverNamed(text, false) !== undefined || wrapperNamed(name) !== undefined;
  return isKnown || name === 'env' || name === 'su' || isShell(name);
}

/** What stands behind a wrapper and everything that is its own. */
function behind(at: Start, wrapper: Wrapper, name: string): Start | ShellStart | undefined {
  const grammar = ALL_LONGS_TAKE_VALUES.has(name) ? { longs: longsIn(at.words) } : wrapper;
  let { options, next } = readOptions(at.words, 1, grammar);
  if (wrapper.subcommands !== undefined) {
    const length = subcommandAt(at.words, next, wrapper.subcommands);
    if (length === 0) return undefined;
    const more = readOptions(at.words, next + length, grammar);
    options = [...options, ...more.options];
    next = more.next;
  }
  if (hasOption(options, ...(wrapper.startsNothing ?? []))) return undefined;
  const around: Start = { ...at, ...settings(at, wrapper, name, options), stdin: at.stdin };
  const script = valueOf(options, ...(wrapper.script ?? []));
  if (script !== undefined) {
    return { script, shell: 'sh', isText: true, positionals: [], from: around };
  }
  if (wrapper.dashes !== undefined) {
    const dashes = at.words.findIndex((word, index) => index >= 1 && textOf(word) === '--');
    if (dashes >= 0) return { ...around, words: at.words.slice(dashes + 1) };
    if (wrapper.dashes === 'needed') return undefined;
  }
  return command(around, wrapper, options, next);
}

function command(
  around: Start,
  wrapper: Wrapper,
  options: readonly Option[],
  from: number,
): Start | ShellStart | undefined {
  const { words } = around;
  const module = wrapper.last === undefined ? undefined : valueOf(options, ...(wrapper.module ?? []));
  if (module !== undefined) return { ...around, words: [module, ...words.slice(from)], isModule: true };
  const isInstead = hasOption(options, ...(wrapper.insteadOfOperands ?? []));
  let next = from + (isInstead ? 0 : (wrapper.operands ?? 0));
  if (textAt(words, next) === '--' && wrapper.operands !== undefined) next += 1;
  const isModule = hasOption(options, ...(wrapper.module ?? []));
  const rest = words.slice(next);
  if (wrapper.script !== undefined && wrapper.operands !== undefined) {
    // `flock FILE -c SCRIPT`: the option stands behind the operand.
    const later = readOptions(rest, 0, wrapper);
    const script = valueOf(later.options, ...wrapper.script);
    if (script !== undefined) return { script, shell: 'sh', isText: true, positionals: [], from: around };
  }
  const bare = wrapper.assigns ? assigned({ ...around, words: rest }) : { ...around, words: rest };
  return { ...bare, words: wrapper.prefixed ? withoutPrefix(bare.words) : bare.words, isModule };
}

function settings(
  at: Start,
  wrapper: Wrapper,
  name: string,
  options: readonly Option[],
): Partial<Start> & { signals: Signals } {
  const to = valueOf(options, ...(wrapper.directory ?? []));
  const isElsewhere = hasOption(options, ...(wrapper.elsewhere ?? []));
  return {
    wrappers: [...at.wrappers, name],
    isModule: false,
    ...(isElsewhere ? { directory: undefined } : {}),
    ...(to === undefined ? {} : { directory: changeDirectory(at.directory, knownText(to)) }),
    signals: signalsBehind(at, wrapper, options),
  };
}

function signalsBehind(at: Start, wrapper: Wrapper, options: readonly Option[]): Signals {
  const { signals } = at;
  if (wrapper.signals === 'lost' && !signals.reachAll) return { reach: false, reachAll: false };
  const isGroup =
    (wrapper.signals === 'group' && !hasOption(options, ...(wrapper.noGroupOptions ?? []))) ||
    (wrapper.groupOptions !== undefined &&
      (hasOption(options, ...wrapper.groupOptions) || at.environment().has('TINI_KILL_PROCESS_GROUP')));
  return isGroup && signals.reach ? { reach: true, reachAll: true } : signals;
}

/** The directory's text where it is known whole. */
function knownText(pieces: Pieces): string | undefined {
  return unknownIn(pieces) === undefined ? textOf(pieces) : undefined;
}

function textAt(words: readonly Pieces[], at: number): string | undefined {
  const word = words[at];
  return word === undefined ? undefined : textOf(word);
}

/** How many words the subcommand takes that stands at a place; 0 where none does. */
function subcommandAt(words: readonly Pieces[], at: number, subcommands: readonly string[]): number {
  for (const subcommand of subcommands) {
    const parts = subcommand.split(' ');
    if (parts.every((part, index) => textAt(words, at + index) === part)) return parts.length;
  }
  return 0;
}
