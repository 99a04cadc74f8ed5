const PARTS = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;
/** About 31 years: beyond it a number is a slip of the finger. */
const LONGEST = 1e12;

/**
 * A duration as the command line takes it, in milliseconds: `60` and `60s` are sixty seconds, also `1m`, `500ms`,
 * `1m30s`. Undefined for anything else.
 */
export function plainDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return within(Number(text) * 1000);
  const match = PARTS.exec(text);
  if (text === '' || match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0, ms = 0] = match;
  return within(Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(ms));
}

function within(ms: number): number | undefined {
  return ms <= LONGEST ? ms : undefined;
}
