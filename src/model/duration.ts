/**
 * How long something lasts, in milliseconds: a band, because some products do not fire at the number
 * configured (both ends are usually equal), no limit at all, or not known from what was read.
 */
export type Duration =
  | { readonly kind: 'band'; readonly min: number; readonly max: number }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'unknown'; readonly text: string };

export const UNBOUNDED: Duration = { kind: 'unbounded' };

/** An exact duration of `ms` milliseconds. */
export function exactly(ms: number): Duration {
  return { kind: 'band', min: ms, max: ms };
}

/** A duration that could not be known; `text` is what stands in its place, as written. */
export function unknownDuration(text: string): Duration {
  return { kind: 'unknown', text };
}

/** The least number of milliseconds a duration may last: `Infinity` when unbounded, `NaN` when unknown. */
export function least(duration: Duration): number {
  return duration.kind === 'band' ? duration.min : duration.kind === 'unbounded' ? Infinity : Number.NaN;
}

/** The most milliseconds a duration may last: `Infinity` when unbounded, `NaN` when unknown. */
export function most(duration: Duration): number {
  return duration.kind === 'band' ? duration.max : duration.kind === 'unbounded' ? Infinity : Number.NaN;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/**
 * Milliseconds as people say them: `250ms`, `90s`, `1h30m`. Up to ten minutes that are no whole minutes
 * stay in seconds (`75s`, not `1m15s`), as configuration files write them.
 */
export function formatMs(ms: number): string {
  if (ms === Infinity) return 'no limit';
  if (Number.isNaN(ms)) return 'unknown';
  if (ms === 0) return '0s';
  if (ms < 1000) return `${Math.round(ms)}ms`;
  if (ms <= 600_000 && ms % 60_000 !== 0) return `${trimmed(ms / 1000)}s`;
  if (ms <= 60_000) return `${trimmed(ms / 1000)}s`;
  let rest = Math.round(ms);
  let text = '';
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

/** A duration as people say it; a band with two ends as `15s to 25s`, an unknown one by its own text. */
export function formatDuration(duration: Duration): string {
  if (duration.kind === 'unbounded') return 'no limit';
  if (duration.kind === 'unknown') return duration.text;
  const { min, max } = duration;
  if (min === max) return formatMs(min);
  // `2m to 122s` makes people reckon.
  const inSeconds = min >= 1000 && max <= 600_000 && [min, max].some((end) => end > 60_000 && end % 60_000 !== 0);
  return [min, max].map((end) => (inSeconds ? `${trimmed(end / 1000)}s` : formatMs(end))).join(' to ');
}

function trimmed(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}
