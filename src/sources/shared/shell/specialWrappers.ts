/** Wrappers whose command lines are not just options and a command: `env`, `su`, the shells. */
import { slicePieces, textOf, unknownIn, type Pieces } from '../pieces.js';
import { changeDirectory } from './directory.js';
import { hasOption, readOptions, valueOf } from './options.js';
import { baseName } from './programs.js';
import type { ShellStart, Start } from './start.js';
import { splitWords } from './words.js';

const SHELLS = /^(?:r?bash|sh|dash|ash|zsh|ksh|mksh)$/;

export function isShell(name: string): boolean {
  return SHELLS.test(name);
}

/** The variables written before a command, taken over: `sudo A=1 gunicorn`. */
export function assigned(at: Start): Start {
  const variables: [string, Pieces][] = [];
  let next = 0;
  for (; next < at.words.length; next += 1) {
    const word = at.words[next] as Pieces;
    const name = /^([A-Za-z_]\w*)=/.exec(textOf(word))?.[1];
    if (name === undefined) break;
    variables.push([name, slicePieces(word, name.length + 1)]);
  }
  if (next === 0) return at;
  const environment = (): Map<string, Pieces> => new Map([...at.environment(), ...variables]);
  return { ...at, words: at.words.slice(next), environment };
}

/** `env -i -u X -C /app A=1 command`, and `env -S "A=1 command"`. */
export function environmentProgram(at: Start): Start {
  const grammar = { values: 'uCS', longs: ['unset', 'chdir', 'split-string'] };
  const { options, next } = readOptions(at.words, 1, grammar);
  const isCleared = hasOption(options, 'i', 'ignore-environment') || textOf(at.words[next] ?? []) === '-';
  const gone = options.filter(({ name }) => name === 'u' || name === 'unset').map(({ value }) => textOf(value ?? []));
  const split = valueOf(options, 'S', 'split-string');
  const rest = at.words.slice(textOf(at.words[next] ?? []) === '-' ? next + 1 : next);
  const to = valueOf(options, 'C', 'chdir');
  return assigned({
    ...at,
    words: split === undefined ? rest : [...splitWords(split), ...rest],
    wrappers: [...at.wrappers, 'env'],
    isModule: false,
    isOpen: at.isOpen && !isCleared,
    ...(to === undefined ? {} : { directory: changeDirectory(at.directory, knownText(to)) }),
    environment: () => {
      if (isCleared) return new Map();
      const variables = at.environment();
      for (const name of gone) variables.delete(name);
      return variables;
    },
  });
}

function knownText(pieces: Pieces): string | undefined {
  return unknownIn(pieces) === undefined ? textOf(pieces) : undefined;
}

/** `su app -c "gunicorn ..."` and `runuser -u app -- gunicorn ...`; a login (`-`, `-l`) starts in the user's own directory. */
export function switchUser(at: Start, name: string): Start | ShellStart | undefined {
  const grammar = {
    values: name === 'su' ? 'csgGwT' : 'csgGwTu',
    longs: ['command', 'session-command', 'shell', 'group', 'supp-group', 'whitelist-environment', 'user'],
  };
  const around = { ...at, wrappers: [...at.wrappers, name], isModule: false };
  const first = readOptions(at.words, 1, grammar);
  if (hasOption(first.options, 'u', 'user')) return { ...around, words: at.words.slice(first.next) };
  let options = first.options;
  let next = first.next;
  const operands: Pieces[] = [];
  // Options may stand behind the user's name.
  while (next < at.words.length) {
    operands.push(at.words[next] as Pieces);
    const more = readOptions(at.words, next + 1, grammar);
    options = [...options, ...more.options];
    next = more.next;
  }
  const script = valueOf(options, 'c', 'command', 'session-command');
  if (script === undefined) return undefined;
  const isLogin = hasOption(options, 'l', 'login') || operands.some((word) => textOf(word) === '-');
  const shell = baseName(textOf(valueOf(options, 's', 'shell') ?? []) || 'sh');
  const from = isLogin ? { ...around, directory: undefined } : around;
  return { script, shell: isShell(shell) ? shell : 'sh', isText: true, positionals: operands.slice(1), from };
}

/**
 * `bash -lc "script" name args`, `sh <<EOF`, and `bash entrypoint.sh gunicorn ...`, where the script is taken for one
 * that ends in `exec "$@"`.
 */
export function shellProgram(
  at: Start,
  name: string,
  startsProgram: (word: Pieces | undefined) => boolean,
): Start | ShellStart | undefined {
  const around = { ...at, wrappers: [...at.wrappers, name], isModule: false };
  const letters: string[] = [];
  let next = 1;
  for (; next < at.words.length; next += 1) {
    const text = textOf(at.words[next] as Pieces);
    if (text === '--' || text === '-') {
      next += 1;
      break;
    }
    if (!/^[-+]./.test(text)) break;
    if (text.startsWith('--')) {
      if (text === '--rcfile' || text === '--init-file') next += 1;
      continue;
    }
    letters.push(...text.slice(1));
    if (/[oO]$/.test(text)) next += 1;
  }
  const operands = at.words.slice(next);
  const [first, ...rest] = operands;
  if (letters.includes('c')) {
    if (first === undefined) return undefined;
    return { script: first, shell: name, isText: true, positionals: rest.slice(1), from: around };
  }
  if (at.stdin !== undefined && (first === undefined || letters.includes('s'))) {
    return { script: at.stdin, shell: name, isText: false, positionals: operands, from: around };
  }
  return startsProgram(rest[0]) ? { ...around, words: rest, isOpen: true } : undefined;
}

/** `hatch run prod:gunicorn`: what stands before the colon is hatch's own. */
export function withoutPrefix(words: readonly Pieces[]): readonly Pieces[] {
  const [first, ...rest] = words;
  if (first === undefined) return words;
  const prefix = /^[\w.+-]*:(?=[^\s])/.exec(textOf(first))?.[0];
  return prefix === undefined ? words : [slicePieces(first, prefix.length), ...rest];
}

/** All long options among words up to `--`, for tools of which every option takes a value. */
export function longsIn(words: readonly Pieces[]): string[] {
  return words.flatMap((word) => /^--([^=\s]+)$/.exec(textOf(word))?.[1] ?? []);
}
