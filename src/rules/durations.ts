const SCALE: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;

/** Milliseconds of a duration as rules write it (`75s`, `1h30m`, `2.5s`); undefined for any other text. */
export function parseRuleDuration(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(count) * (SCALE[unit as string] as number);
  }
  return total;
}

/** A number as it stands, a duration in milliseconds; `NaN` for a text that is no duration, which no value ever meets. */
export function toNumber(value: number | string): number {
  return typeof value === 'number' ? value : (parseRuleDuration(value) ?? Number.NaN);
}
