/** Where an option can be written that a server's command does not have: behind the program's name, as the next word is. */
import type { Insertion } from '../../../model/hop.js';
import type { Setting } from '../../../model/setting.js';
import type { Span } from '../../../model/span.js';
import type { TimerName } from '../../../model/timer.js';
import type { Invocation } from '../invocation.js';
import { type Pieces, textOf } from '../pieces.js';

/** An option as it is typed. */
const OPTION = /^--[a-z][a-z0-9-]*$/;

/**
 * What may stand between two words of a command: blanks, also over lines; the quotes and the comma of a JSON or YAML list;
 * the dash of a YAML list. Where anything else stands there, a comment or other quotes, nothing is written.
 */
const SEPARATOR = /^(?:[ \t]+|[ \t]*\\\r?\n[ \t]*|(["']?)\s*,\s*\1|(["']?)\r?\n[ \t]*-[ \t]+\2)$/;

/**
 * Clocks that can be set without touching others. How long a request may take hangs together with the number of workers and
 * with how long they are waited for at the end, so that is for a person to write.
 */
const TIMERS: ReadonlySet<TimerName> = new Set(['downstream.idle', 'drain.grace', 'heartbeat.interval']);

/** The servers whose own command takes the option that their setting is named after. */
const TAKES_ITS_OPTIONS: ReadonlySet<string> = new Set(['gunicorn', 'uvicorn', 'hypercorn', 'granian', 'daphne']);

/**
 * The place for an option of a command that leaves it at its default, as one word `--name=value`; empty where the command
 * does not stand in one file as it is, or where what stands between its words is not plain. An option counts for all that
 * the server does, wherever routes stand.
 */
export function optionInsertions(
  invocation: Invocation | undefined,
  { timer, name, provenance }: Setting,
): readonly Insertion[] {
  const [next] = invocation?.args ?? [];
  if (invocation === undefined || next === undefined) return [];
  if (provenance !== 'default' || !TIMERS.has(timer) || !OPTION.test(name) || !TAKES_ITS_OPTIONS.has(invocation.server))
    return [];
  const program = plainPlace(invocation.program);
  const following = plainPlace(next);
  if (program === undefined || following?.file !== program.file || following.start <= program.end) return [];
  const between = program.file.text.slice(program.end, following.start);
  if (!SEPARATOR.test(between)) return [];
  const at = { file: program.file, start: program.end, end: program.end };
  return [{ at, before: `${between}${name}=`, after: '' }];
}

/** Where a word stands as one stretch that is known; undefined where it is put together. */
function plainPlace(word: Pieces): Span | undefined {
  const [piece] = word;
  const isPlain = word.length === 1 && piece?.exact === true && piece.unknown === undefined;
  return isPlain && textOf(word) !== '' ? piece.span : undefined;
}
