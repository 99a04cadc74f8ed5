/** Time spans of systemd, `parse_time()` of `src/basic/time-util.c`. */

const UNITS: Readonly<Record<string, number>> = {
  nsec: 1e-6,
  ns: 1e-6,
  usec: 1e-3,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  msec: 1,
  ms: 1,
  seconds: 1000,
  second: 1000,
  sec: 1000,
  s: 1000,
  minutes: 60_000,
  minute: 60_000,
  min: 60_000,
  m: 60_000,
  hours: 3_600_000,
  hour: 3_600_000,
  hr: 3_600_000,
  h: 3_600_000,
  days: 86_400_000,
  day: 86_400_000,
  d: 86_400_000,
  weeks: 604_800_000,
  week: 604_800_000,
  w: 604_800_000,
  months: 2_629_800_000,
  month: 2_629_800_000,
  M: 2_629_800_000,
  years: 31_557_600_000,
  year: 31_557_600_000,
  y: 31_557_600_000,
};
const PART = /\s*(\d+(?:\.\d*)?|\.\d+)\s*([A-Za-zµμ]*)\s*/y;

/**
 * Milliseconds of `90`, `5min 20s`, `1h30min`; a number without a unit is seconds, `infinity` is `Infinity`.
 * Undefined for what systemd refuses.
 */
export function parseTimeSpan(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === 'infinity') return Infinity;
  if (trimmed === '' || trimmed.length > 100) return undefined;
  let ms = 0;
  let at = 0;
  while (at < trimmed.length) {
    PART.lastIndex = at;
    const part = PART.exec(trimmed);
    const unit = part?.[2] === '' ? 1000 : UNITS[part?.[2] ?? ''];
    if (part === null || unit === undefined) return undefined;
    ms += Number(part[1]) * unit;
    at += part[0].length;
  }
  return ms;
}
