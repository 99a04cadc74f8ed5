import { expect } from '@jest/globals';
import type { Hop } from '../../../src/model/hop.js';
import { TIMER_NAMES } from '../../../src/model/timer.js';
import type { AppReading } from '../../../src/sources/shared/app.js';

/** What says what a program is or does, and is no value that it starts with. */
const NO_DEFAULTS = new Set([
  'app.server',
  'app.version',
  'app.getsSignals',
  'app.workerClass',
  'app.keepsConnections',
  'app.stopsWork',
]);

/** Every value that the catalogue gives to a product of which nothing is set: clocks in milliseconds, then counts. */
export function defaultsOf({ hop }: Pick<AppReading, 'hop'>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const timer of TIMER_NAMES) {
    const value = shownClock(hop, timer);
    if (value !== undefined) found[timer] = value;
  }
  for (const [name, value] of Object.entries(hop.facts)) if (!NO_DEFAULTS.has(name)) found[name] = value;
  return found;
}

/** Milliseconds, a band as `2000 to 4000`, or what stands in their place. */
function shownClock(hop: Hop, timer: (typeof TIMER_NAMES)[number]): unknown {
  const value = hop.timer(timer)?.value;
  if (value?.kind !== 'band') return value?.kind;
  return value.min === value.max ? value.min : `${value.min} to ${value.max}`;
}

/** Seconds as the catalogue has them: `unbounded` where the program has no limit. */
export function ofSeconds(seconds: unknown): unknown {
  return typeof seconds === 'number' ? seconds * 1000 : 'unbounded';
}

/**
 * Holds the catalogue's defaults against those that were read off the program. Each is in one of the two lists: read, or
 * with the reason why it cannot be; one that is in neither fails, and so does one that the catalogue no longer has.
 */
export function expectDefaults(
  catalogued: Readonly<Record<string, unknown>>,
  read: Readonly<Record<string, unknown>>,
  reasons: Readonly<Record<string, string>> = {},
): void {
  expect(Object.keys({ ...read, ...reasons }).toSorted()).toEqual(Object.keys(catalogued).toSorted());
  expect(Object.keys(read).filter((name) => name in reasons)).toEqual([]);
  expect(Object.fromEntries(Object.keys(read).map((name) => [name, catalogued[name]]))).toEqual(read);
}
