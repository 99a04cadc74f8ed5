/**
 * A value that outlasts `ms` with room to spare: a quarter more, at least 5 s and at most 20 s, in whole seconds,
 * above 25 s in steps of 5 s. Undefined where nothing outlasts it.
 */
export function toOutlast(ms: number): number | undefined {
  if (!Number.isFinite(ms)) return undefined;
  const wanted = ms + clamp(ms / 4, 5000, 20_000);
  const step = wanted > 25_000 ? 5000 : 1000;
  return Math.ceil(wanted / step) * step;
}

/**
 * A value that stays below `ms` with room to spare: a sixth less, at least 1 s and at most 5 s, in whole seconds.
 * Undefined where that would be less than a second, or where everything stays below it.
 */
export function toStayBelow(ms: number): number | undefined {
  if (!Number.isFinite(ms) || ms <= 1000) return undefined;
  const wanted = ms - clamp(ms / 6, 1000, 5000);
  return Math.max(1000, Math.floor(wanted / 1000) * 1000);
}

/** Milliseconds as configuration files take them: `75s`; for what takes plain numbers alone, `75`, `75000` or `2`. */
export function writeMs(ms: number, unit?: 's' | 'ms' | 'min'): string {
  if (unit === 'ms') return String(ms);
  if (unit === 'min') return String(Math.ceil(ms / 60_000));
  return `${ms / 1000}${unit === undefined ? 's' : ''}`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
