/** Functions of Terraform whose results can be known from literals. */
import type { Span } from '../../model/span.js';
import {
  known,
  type Known,
  lift,
  numberOf,
  optionsOf,
  switchOf,
  textOfScalar,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';
import {
  concat,
  contains,
  isEmpty,
  length,
  merge,
  ofBody,
  onlyItems,
  onlyOne,
  picked,
  single,
  valuesOf,
} from './collections.js';
import { failure, isFailure } from './operators.js';
import { member } from './traverse.js';

type Function = (args: readonly Value[], span: Span) => Value | undefined;

/** By name; undefined is a result that is not known. */
export const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  ['lookup', lookup],
  ['coalesce', coalesce],
  ['try', firstThatWorks],
  ['tonumber', converted((scalar, span) => retyped(scalar, numberOf(scalar), span))],
  ['tostring', converted((scalar, span) => retyped(scalar, textOfScalar(scalar), span))],
  ['tobool', converted((scalar, span) => retyped(scalar, switchOf(scalar), span))],
  ['max', extreme((a, b) => a > b)],
  ['min', extreme((a, b) => a < b)],
  ['abs', ofNumber(Math.abs)],
  ['ceil', ofNumber(Math.ceil)],
  ['floor', ofNumber(Math.floor)],
  ['parseint', ([text]) => (text?.kind === 'known' ? retyped(text, numberOf(text), text.span) : undefined)],
  ['lower', ofText((text) => text.toLowerCase())],
  ['upper', ofText((text) => text.toUpperCase())],
  ['trimspace', ofText((text) => text.trim())],
  ['merge', merge],
  ['concat', concat],
  ['flatten', concat],
  ['compact', ([list]) => onlyItems(list, (item) => !isEmpty(item))],
  ['distinct', ([list]) => list],
  ['element', ([list, index], span) => (list && index ? picked(list, index, span) : undefined)],
  ['one', onlyOne],
  ['keys', ([map], span) => ofBody(map, span, ([key, { keySpan }]) => known(key, keySpan))],
  ['values', ([map], span) => ofBody(map, span, ([, { value }]) => value)],
  ['length', length],
  ['contains', contains],
  ['join', ([, list], span) => (list && optionsOf(list)[0]?.kind === 'reference' ? list : unknown(span, 'expression'))],
  ...['tolist', 'toset', 'tomap', 'sensitive', 'nonsensitive', 'ephemeralasnull'].map((name): [string, Function] => [
    name,
    ([value]) => value,
  ]),
]);

/** `lookup(map, key, default)`; where the key is not known, whatever the map holds. */
function lookup([map, key, otherwise]: readonly Value[], span: Span): Value | undefined {
  if (map === undefined || key === undefined) return undefined;
  const found = optionsOf(map).flatMap((option): Value[] => {
    if (option.kind !== 'body') return option.kind === 'unknown' && otherwise ? [option, otherwise] : [option];
    return optionsOf(key).flatMap((each): Value[] => {
      if (each.kind !== 'known') return [...valuesOf(option), ...(otherwise ? [otherwise] : [])];
      const own = member(option, textOfScalar(each) ?? '', span);
      return [isFailure(own) && otherwise !== undefined ? otherwise : own];
    });
  });
  return single(found, span);
}

/** The first that is neither null nor empty, with all that it may be on the way there. */
function coalesce(args: readonly Value[], span: Span): Value | undefined {
  const found: Value[] = [];
  for (const arg of args) {
    const options = optionsOf(arg);
    found.push(...options.filter((option) => !isEmpty(option)));
    if (options.every((option) => option.kind !== 'unknown' && !isEmpty(option))) return single(found, span);
  }
  return single(found, span);
}

/** The first that does not fail; where that is not known, it may be each of them. */
function firstThatWorks(args: readonly Value[], span: Span): Value | undefined {
  const found: Value[] = [];
  for (const arg of args) {
    if (isFailure(arg)) continue;
    found.push(arg);
    if (optionsOf(arg).every((option) => option.kind !== 'unknown')) break;
  }
  return found.length === 0 ? failure(span) : single(found, span);
}

function converted(work: (scalar: Known, span: Span) => Value): Function {
  return ([value, ...more], span) =>
    value && more.length === 0 ? lift([value], span, ([scalar]) => scalar && work(scalar, span)) : undefined;
}

/** The same value as another type, still at its own place. */
function retyped(scalar: Known, value: Known['value'] | undefined, span: Span): Value {
  if (scalar.value === null) return scalar;
  return value === undefined ? failure(span) : { ...scalar, value };
}

function ofNumber(work: (number: number) => number): Function {
  return converted((scalar, span) => {
    const number = numberOf(scalar);
    return number === undefined ? failure(span) : known(work(number), span, { computed: true });
  });
}

function ofText(work: (text: string) => string): Function {
  return converted((scalar) => {
    const text = textOfScalar(scalar);
    return text === undefined ? scalar : { ...scalar, value: work(text) };
  });
}

/** The one that is picked, at its own place. */
function extreme(beats: (a: number, b: number) => boolean): Function {
  return (args, span) => {
    if (args.length === 0 || args.length > 20) return undefined;
    return lift(args, span, (scalars) => {
      let best = scalars[0] as Known;
      for (const other of scalars) {
        const [x, y] = [numberOf(other), numberOf(best)];
        if (x === undefined || y === undefined) return failure(span);
        if (beats(x, y)) best = other;
      }
      return best;
    });
  };
}
