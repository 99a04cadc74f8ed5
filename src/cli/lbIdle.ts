import { COMMAND_LINE, type Span } from '../model/span.js';
import { UsageError } from './failure.js';

const PARTS = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;
/** About 31 years: beyond it a number is a slip of the finger. */
const LONGEST = 1e12;

/** A duration as typed: `60` and `60s` are sixty seconds, also `1m`, `500ms`, `1m30s`. Undefined for anything else. */
export function typedDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return within(Number(text) * 1000);
  const match = PARTS.exec(text);
  if (text === '' || match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0, ms = 0] = match;
  return within(Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(ms));
}

function within(ms: number): number | undefined {
  return ms <= LONGEST ? ms : undefined;
}

/** Reads `--lb-idle`; its place is the flag as typed, in the file that stands for the command line. */
export function lbIdleOption(value: string, words: readonly string[]): { ms: number; span: Span } {
  const ms = typedDuration(value);
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
