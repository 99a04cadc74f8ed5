import type { Invocation } from '../invocation.js';
import type { Launch } from '../launch.js';
import { writtenText } from '../pieces.js';
import { Budget } from './guard.js';
import { peel } from './peel.js';
import { runShell } from './run.js';
import { baseName } from './programs.js';
import { isShell } from './specialWrappers.js';
import type { Reader, Start } from './start.js';

/** What one launch may cost to read: far more than any script that people write, and less than a second. */
const STEPS = 50_000;

/** Most servers of one launch. */
const MOST_SERVERS = 100;

/** Carriers that send the signal to every process, not to the first alone: systemd's control group, Heroku's dyno, a terminal. */
const TO_ALL: ReadonlySet<Launch['carrier']> = new Set(['systemd', 'procfile', 'command-line']);

/**
 * Every server that a launch starts, in the order in which they stand, with the wrappers and shells around it taken away:
 * `a && b` and the branches of an `if` give those of all. What the shell would put in from variables that are not known is
 * unknown; a word that is wholly unknown may be none or several words. Nothing is run. A script over 300,000 characters or
 * nested deeper than 200 brackets gives nothing.
 */
export function invocationsOf(launch: Launch): Invocation[] {
  const found = new Map<string, Invocation>();
  const reader: Reader = {
    budget: new Budget(STEPS),
    emit(invocation) {
      const key = keyOf(invocation);
      if (found.size < MOST_SERVERS && !found.has(key)) found.set(key, { ...invocation, launch });
    },
    runShell(start) {
      runShell(start, reader);
    },
  };
  try {
    begin(launch, reader);
  } catch {
    // The parser of the shell is not ours and reads parts of a word only when they are asked for: what it cannot read
    // is not known, and what was found before stands.
  }
  return [...found.values()];
}

function begin(launch: Launch, reader: Reader): void {
  const { command } = launch;
  const isToAll = TO_ALL.has(launch.carrier);
  const start: Start = {
    words: command.form === 'words' ? command.words : [],
    isModule: false,
    environment: () => new Map(launch.environment),
    isOpen: launch.environmentOpen,
    directory: launch.directory,
    wrappers: [],
    signals: { reach: true, reachAll: isToAll },
    stdin: undefined,
    depth: 0,
  };
  if (command.form === 'words') return peel(start, reader);
  const shell = baseName(command.shell.trim().split(/\s/)[0] ?? '');
  if (shell !== '' && !isShell(shell)) return;
  const { script, args } = command;
  runShell({ script, shell, isText: args === undefined, positionals: args ?? [], from: start }, reader);
}

/** A server in a function that is called twice, or in a loop, is one. */
function keyOf({ program, args, environment }: Omit<Invocation, 'launch'>): string {
  const [first] = program;
  const words = args.slice(0, 1000).map((word) => writtenText(word));
  const variables = [...environment].slice(0, 1000).map(([name, value]) => `${name}=${writtenText(value)}`);
  return [first?.span.file.name, first?.span.start, ...words, '', ...variables].join('\0');
}
