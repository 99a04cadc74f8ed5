/** Durations as compose files write them: `1m30s`, `1.5s`, `500ms`. */

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const PART = /(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/y;

/** Milliseconds; undefined for what compose refuses, such as a number without a unit. */
export function parseComposeDuration(text: string): number | undefined {
  if (text === '0') return 0;
  if (text === '' || text.length > 100) return undefined;
  let ms = 0;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (part === null) return undefined;
    ms += Number(part[1]) * (UNITS[part[2] as string] as number);
    at += part[0].length;
  }
  return ms;
}
