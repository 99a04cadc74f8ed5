import process from 'node:process';
import { VERSION } from '../generated/version.js';
import { printable, short } from '../report/printable.js';
import { parseArguments, type Invocation } from './arguments.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';

/** Status: nothing found, something found, misuse, a bug of ours. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Runs the program on the words after its name; whatever happens is told and becomes the exit status. */
export async function run(words: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    // What the completion scripts ask; the words may be half typed, so they are not checked.
    if (words[0] === '--complete') {
      const { completions } = await import('./completion.js');
      io.stdout.write((await completions(words.slice(1))).map((word) => `${word}\n`).join(''));
      return 0;
    }
    return await invoke(await parseArguments(words, io), io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`timeout-lint: ${error.message.split('\n').map(printable).join('\n')}\n`);
      return 2;
    }
    io.stderr.write(bugReport(error, io));
    return 3;
  }
}

async function invoke(invocation: Invocation, io: Io): Promise<ExitStatus> {
  switch (invocation.command) {
    case 'print':
      io.stdout.write(invocation.text);
      return 0;
    case 'lint':
      if (invocation.options.list) return (await import('./list.js')).list(invocation.options, io);
      return (await import('./lint.js')).lint(invocation.options, io);
    case 'show':
      return (await import('./show.js')).show(invocation.options, io);
    case 'files':
      return (await import('./list.js')).list(invocation.options, io);
    case 'baseline':
      return (await import('./baseline.js')).baseline(invocation.options, io);
    case 'init':
      return (await import('./init.js')).init(invocation, io);
    case 'explain':
      return (await import('./explain.js')).explain(invocation.rule, invocation.color, io);
    case 'schema':
      return (await import('./schema.js')).schema(invocation.name, io);
    case 'completion':
      io.stdout.write((await import('./completion.js')).completionScript(invocation.shell, io.env));
      return 0;
    case 'products':
      return (await import('./products.js')).products(invocation, io);
    case 'rules':
      return (await import('./rules.js')).rules(invocation.format, invocation.color, io);
  }
}

function bugReport(error: unknown, io: Io): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack.split('\n').map(printable) : [];
  const lines = [
    `timeout-lint: internal error: ${short(message.split('\n')[0] ?? '')}`,
    'This is a bug of timeout-lint, not of your configuration. Please report it, with the command you ran, the smallest',
    `file that shows it, and these versions: timeout-lint ${VERSION}, node ${process.version}, ${process.platform}.`,
    ...(io.env['TIMEOUT_LINT_DEBUG'] ? stack : ['Set TIMEOUT_LINT_DEBUG=1 to see where it happened.']),
  ];
  return `${lines.join('\n')}\n`;
}
