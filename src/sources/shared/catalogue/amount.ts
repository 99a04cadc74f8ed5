import { type Duration, exactly, UNBOUNDED, unknownDuration } from '../../../model/duration.js';
import { plainDuration } from '../duration.js';
import { type Pieces, textOf, unknownIn, writtenText } from '../pieces.js';
import { msOf, type SettingFacts } from './facts.js';

/** What a written value of a setting means: `wrong` where it is no number, `default` where it asks for that. */
export type Amount =
  | { readonly kind: 'value'; readonly value: Duration; /** In the setting's unit. */ readonly plain: number }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'default' }
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string };

const NUMBER = /^\d{1,15}(?:\.\d{1,6})?$/;

/**
 * Reads a value in the setting's unit; where `durations` says so, or the setting takes them, also one with units of its
 * own (`1m30s`). What stands in no file that was read is unknown, with its text.
 */
export function readAmount(pieces: Pieces, setting: SettingFacts, durations: boolean): Amount {
  const text = textOf(pieces).trim();
  if (unknownIn(pieces) !== undefined) return { kind: 'unknown', text: writtenText(pieces) };
  if (setting.unit === 'flag') {
    const word = text.toLowerCase();
    return word === 'true' || word === 'false' ? { kind: 'flag', on: word === 'true' } : { kind: 'wrong', text };
  }
  const ms = msOf(setting.unit);
  let plain: number | undefined;
  if (NUMBER.test(text)) plain = Number(text);
  else if (setting.unit !== 'count' && (durations || setting.takes === 'duration')) {
    const duration = plainDuration(text);
    plain = duration === undefined ? undefined : duration / ms;
  }
  if (plain === undefined) return { kind: 'wrong', text };
  if (plain === 0 && setting.zero !== undefined) return { kind: setting.zero === 'none' ? 'unbounded' : 'default' };
  return { kind: 'value', value: exactly(plain * ms), plain };
}

/**
 * What one of several values is: the band that holds them all, because any of them may be the one. Unknown as soon as
 * one of them is.
 */
export function oneOf(values: readonly Duration[]): Duration {
  const [first, ...rest] = values;
  if (first === undefined) return unknownDuration('');
  return rest.reduce<Duration>((all, each) => {
    if (all.kind === 'unknown') return all;
    if (each.kind === 'unknown') return each;
    if (all.kind === 'unbounded' && each.kind === 'unbounded') return UNBOUNDED;
    const [a, b] = [endsOf(all), endsOf(each)];
    return { kind: 'band', min: Math.min(a[0], b[0]), max: Math.max(a[1], b[1]) };
  }, first);
}

function endsOf(duration: Exclude<Duration, { kind: 'unknown' }>): readonly [number, number] {
  return duration.kind === 'unbounded' ? [Infinity, Infinity] : [duration.min, duration.max];
}
