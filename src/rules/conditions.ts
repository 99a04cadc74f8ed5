import type { FactValue } from '../model/hop.js';
import { parseRuleDuration, toNumber } from './durations.js';
import type { Bounds, ConditionSource, Literal } from './rule.js';

/** Reads the value that a condition's key names; undefined where there is none. */
export type Getter<T> = (subject: T) => FactValue | undefined;

type Test = (value: FactValue | undefined) => boolean;

/**
 * Compiles conditions to one function that says whether all of them hold.
 *
 * An absent value meets no literal and no bound but `not`. A value that cannot be known (`null`) meets nothing,
 * `not` included: a rule must not speak of what nobody knows.
 */
export function compileConditions<T>(
  source: ConditionSource | undefined,
  getterOf: (key: string) => Getter<T>,
): (subject: T) => boolean {
  const tests = Object.entries(source ?? {}).map(([key, wanted]) => {
    const get = getterOf(key);
    const test = compileTest(wanted);
    return (subject: T): boolean => test(get(subject));
  });
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (subject) => tests.every((test) => test(subject));
}

function compileTest(wanted: Literal | readonly Literal[] | Bounds): Test {
  if (isBounds(wanted)) return compileBounds(wanted);
  return oneOf(wanted);
}

function isBounds(wanted: Literal | readonly Literal[] | Bounds): wanted is Bounds {
  return typeof wanted === 'object' && !Array.isArray(wanted);
}

/** A literal duration meets the same text and the same number of milliseconds. */
function oneOf(wanted: Literal | readonly Literal[]): Test {
  const accepted = new Set<FactValue | undefined>();
  for (const literal of [wanted].flat<(Literal | readonly Literal[])[]>()) {
    accepted.add(literal);
    const ms = typeof literal === 'string' ? parseRuleDuration(literal) : undefined;
    if (ms !== undefined) accepted.add(ms);
  }
  return (value) => accepted.has(value);
}

function compileBounds(bounds: Bounds): Test {
  const tests: Test[] = [];
  const numeric = (bound: number | string | undefined, holds: (value: number, bound: number) => boolean): void => {
    if (bound === undefined) return;
    const limit = toNumber(bound);
    tests.push((value) => typeof value === 'number' && holds(value, limit));
  };
  numeric(bounds.above, (value, limit) => value > limit);
  numeric(bounds.below, (value, limit) => value < limit);
  numeric(bounds.atLeast, (value, limit) => value >= limit);
  numeric(bounds.atMost, (value, limit) => value <= limit);
  numeric(bounds.multipleOf, (value, step) => value % step === 0);
  numeric(bounds.notMultipleOf, (value, step) => value % step !== 0);
  if (bounds.not !== undefined) {
    const refused = oneOf(bounds.not);
    tests.push((value) => value !== null && !refused(value));
  }
  return (value) => tests.every((test) => test(value));
}
