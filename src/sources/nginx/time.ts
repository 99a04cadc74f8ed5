/**
 * nginx's grammar of times, as `ngx_parse_time()` in `src/core/ngx_parse.c` defines it: units go strictly from large
 * to small, a number without a unit is seconds and comes last, letters are case-sensitive, spaces are allowed inside
 * a quoted value only after a number or a unit.
 */
const SCALE: Readonly<Record<string, readonly [rank: number, ms: number]>> = {
  y: [1, 31_536_000_000],
  M: [2, 2_592_000_000],
  w: [3, 604_800_000],
  d: [4, 86_400_000],
  h: [5, 3_600_000],
  m: [6, 60_000],
  s: [7, 1000],
  ms: [8, 1],
};
const SPACE_RANK = 9;
const NGX_MAX = 9_223_372_036_854_775_807n;
/** The common case, which needs none of the machine below. */
const WHOLE_SECONDS = /^(\d{1,6})s?$/;

/**
 * A time as nginx reads it, in milliseconds; undefined where nginx says `invalid value`.
 *
 * `unit` is the parser that the directive uses: `ms` for timeouts (weeks to milliseconds), `s` for the few that count
 * whole seconds (years to seconds): the second parameter of `keepalive_timeout`, `fail_timeout=`, `so_keepalive=`.
 * Values too large for JavaScript's exact integers come back rounded; nginx's own limit is 2^63 - 1 of the unit.
 */
export function parseNginxTime(text: string, unit: 'ms' | 's'): number | undefined {
  const seconds = WHOLE_SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  let last = unit === 's' ? 0 : 2;
  let value = 0n;
  let total = 0n;
  let digits = false;
  const limit = unit === 's' ? NGX_MAX * 1000n : NGX_MAX;
  let index = 0;
  while (index < text.length) {
    const char = text[index] as string;
    if (char >= '0' && char <= '9') {
      value = value * 10n + BigInt(char);
      if (value > NGX_MAX) return undefined;
      digits = true;
      index++;
      continue;
    }
    let rank: number;
    let scale: number;
    if (char === ' ') {
      if (last >= 7) return undefined;
      [rank, scale] = [SPACE_RANK, 1000];
      index++;
    } else {
      const word = char === 'm' && text[index + 1] === 's' && unit === 'ms' ? 'ms' : char;
      const known = SCALE[word];
      if (known === undefined || known[0] <= last || (word === 'm' && text[index + 1] === 's')) return undefined;
      [rank, scale] = known;
      index += word.length;
    }
    total += value * BigInt(scale);
    value = 0n;
    last = rank;
    while (text[index] === ' ') index++;
  }
  if (!digits) return undefined;
  total += value * 1000n;
  return total > limit ? undefined : Number(total);
}

/** Whether a time is a number without a unit, which nginx takes as seconds. */
export function isBareNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

/** A count as `ngx_atoi` reads it: digits only; undefined where nginx says `invalid number`. */
export function parseNginxCount(text: string): number | undefined {
  return isBareNumber(text) && BigInt(text) <= NGX_MAX ? Number(text) : undefined;
}

/** A flag as nginx reads it: `on` or `off` in any case; undefined where nginx says `invalid value`. */
export function parseNginxFlag(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return word === 'on' ? true : word === 'off' ? false : undefined;
}
