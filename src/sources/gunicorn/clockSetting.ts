/** From a setting of gunicorn to a clock of the common vocabulary. */
import { type Duration, exactly, unknownDuration } from '../../model/duration.js';
import type { Provenance, Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { Clock, TimerName } from '../../model/timer.js';
import type { Invocation } from '../shared/invocation.js';
import { notRead } from '../shared/launch.js';
import { type Effective, programSpan, winner, type Winner } from './effective.js';
import { type SettingFact, settingReference } from './settingFacts.js';
import { numberOf, type SettingValue } from './values.js';

/** A band of milliseconds from two numbers of seconds. */
export function seconds(least: number, most = least): Duration {
  return least === most ? exactly(least * 1000) : { kind: 'band', min: Math.max(least, 0) * 1000, max: most * 1000 };
}

/** The clock that a setting makes; `meaning` turns its seconds into what really happens. */
export function clockOf(
  effective: Effective,
  name: string,
  timer: TimerName,
  clock: Clock,
  meaning: (value: number) => Duration,
): Setting | undefined {
  const won = winner(effective, name);
  if (won === undefined) return undefined;
  const provenance = provenanceOf(effective, won);
  return {
    timer,
    name: won.statement?.name ?? (won.unread === undefined ? longFlagOf(won.setting) : name),
    value: durationOf(won.value, meaning),
    clock,
    provenance,
    ...fromOf(effective, won, provenance),
    span: won.statement?.span ?? won.unread ?? programSpan(effective.invocation),
    written: writtenOf(won),
    unit: 's',
    reference: settingReference(name),
  };
}

/** A clock that is the same whatever is set. */
export function fixedClock(
  timer: TimerName,
  clock: Clock,
  value: Duration,
  about: { readonly name: string; readonly written: string; readonly span: Span; readonly reference: string },
): Setting {
  return { timer, clock, value, provenance: 'platform', ...about };
}

function fromOf(effective: Effective, won: Winner, provenance: Provenance): { from?: string } {
  if (won.contested && won.statement !== undefined) return { from: won.statement.source };
  const unread = provenance === 'assumed' ? unreadVariables(effective.invocation) : undefined;
  return unread === undefined ? {} : { from: notRead(unread) };
}

/** What people type for a setting that nobody set: its longest flag, `--keep-alive`. */
function longFlagOf({ name, flags }: SettingFact): string {
  return flags.find((flag) => flag.startsWith('--')) ?? name;
}

/** Unknown values and refused ones have no number; where both branches of a condition give the same clock, it is known. */
function durationOf(value: SettingValue, meaning: (value: number) => Duration): Duration {
  const number = numberOf(value);
  if (number !== undefined) return meaning(number);
  if (value.kind === 'unknown' && value.alternatives !== undefined && value.mayBeMissing !== true) {
    const numbers = new Set(value.alternatives.map(numberOf));
    const [only] = numbers;
    if (numbers.size === 1 && only !== undefined) return meaning(only);
  }
  return unknownDuration(value.written === '' ? 'None' : value.written);
}

function provenanceOf(effective: Effective, won: Winner): Provenance {
  if (won.unread !== undefined) return 'unknown';
  if (won.statement !== undefined) return won.value.kind === 'known' ? 'explicit' : 'unknown';
  return effective.openWords.length > 0 || unreadVariables(effective.invocation) !== undefined ? 'assumed' : 'default';
}

/** Where a file is named that may hold `GUNICORN_CMD_ARGS`, which can set everything, but was not read. */
function unreadVariables({ environment, launch }: Invocation): Span | undefined {
  return environment.has('GUNICORN_CMD_ARGS') ? undefined : launch.environmentUnread;
}

function writtenOf(won: Winner): string {
  if (won.statement !== undefined || won.unread !== undefined) return won.value.written;
  return String(won.setting.fallback);
}
