import { COMMAND_LINE, type Span } from '../model/span.js';
import { plainDuration } from '../sources/shared/duration.js';
import { UsageError } from './failure.js';

/** Reads `--lb-idle`; its place is the flag as typed, in the file that stands for the command line. */
export function lbIdleOption(value: string, words: readonly string[]): { ms: number; span: Span } {
  const ms = plainDuration(value);
  if (ms === undefined) {
    throw new UsageError(
      `--lb-idle ${JSON.stringify(value)} is no duration: give seconds (60) or a duration with units (60s, 1m, 1m30s, 500ms)`,
    );
  }
  if (ms === 0)
    throw new UsageError('--lb-idle 0 means no idle timeout at all: give the time the load balancer has, such as 60');
  const text = words.includes(`--lb-idle=${value}`) ? `--lb-idle=${value}` : `--lb-idle ${value}`;
  return { ms, span: { file: { name: COMMAND_LINE, text }, start: text.length - value.length, end: text.length } };
}
