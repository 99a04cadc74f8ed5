import { randomUUID } from 'node:crypto';
import { inert, printable } from '../../report/printable.js';

/** A text as the message of a workflow command. */
function messageOf(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The workflow command for an annotation without a place. */
export function errorCommand(text: string): string {
  const lines = text.trim().split('\n').map(printable);
  return `::error title=timeout-lint::${messageOf(lines.join('\n'))}\n`;
}

/** What a program complained of, as lines that the runner does not take for commands. */
export function complaint(text: string): string {
  return inert(text.split('\n').map(printable).join('\n'));
}

/**
 * Lines for the file that `GITHUB_OUTPUT` names. Each value ends with a line that nobody can guess, so that no value
 * sets another output, whatever it says.
 */
export function outputLines(outputs: Readonly<Record<string, string>>): string {
  return Object.entries(outputs)
    .map(([name, value]) => {
      const end = `timeout-lint-${randomUUID()}`;
      return `${name}<<${end}\n${value}\n${end}\n`;
    })
    .join('');
}

/** GitHub drops the whole summary of a step that is larger. */
const SUMMARY_BYTES = 1024 * 1024;

/** A summary that GitHub takes: whole lines from its beginning, and a sentence where it goes on. */
export function boundedSummary(text: string, limit = SUMMARY_BYTES): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const more = '\n\nThere is more than a summary can hold: see the log of the step.\n';
  const bytes = Buffer.from(text).subarray(0, limit - Buffer.byteLength(more));
  return `${bytes.subarray(0, bytes.lastIndexOf('\n') + 1).toString('utf8')}${more}`;
}
