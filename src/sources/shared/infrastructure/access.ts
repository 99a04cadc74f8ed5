/** The way from a body along names to what stands there. */
import type { Span } from '../../../model/span.js';
import {
  type Body,
  type Entry,
  known,
  type Known,
  optionsOf,
  type Reference,
  severalOf,
  type Unknown,
  unknown,
  type Value,
} from './value.js';

/** More parts than this are none that a person wrote. */
const MOST_PARTS = 5000;

/** A body whose entries are all known. */
export function bodyOf(entries: ReadonlyMap<string, Entry>, span: Span, open = false): Body {
  return { kind: 'body', span, open, keys: () => entries.keys(), entry: (key) => entries.get(key) };
}

/**
 * The value of a key of whatever value; undefined where it is certainly not set. Through a list it is what its items
 * have: one of these, where they are several.
 */
export function memberOf(value: Value, key: string): Value | undefined {
  switch (value.kind) {
    case 'body':
      return value.entry(key)?.value ?? (value.open ? unknown(value.span, 'damaged', key) : undefined);
    case 'list': {
      const found = value.items.flatMap((item) => {
        const own = memberOf(item.value, key);
        return own === undefined || item.certain ? [own] : [own, undefined];
      });
      if (value.open) found.push(unknown(value.span, 'expression', key));
      return oneOf(found, value.span);
    }
    case 'several':
      return oneOf(
        value.options.map((option) => memberOf(option, key)),
        value.span,
      );
    case 'unknown':
      return value;
    case 'reference':
      return unknown(value.span, 'outside', key);
    case 'known':
      return undefined;
  }
}

/** One of some values of which undefined ones are not set. */
function oneOf(found: readonly (Value | undefined)[], span: Span): Value | undefined {
  if (found.every((each) => each === undefined)) return undefined;
  return severalOf(
    found.map((each) => each ?? known(null, span)),
    span,
  );
}

/** A body, and whether it is certainly there. */
export interface Found {
  readonly body: Body;
  readonly certain: boolean;
}

/** All bodies at the end of a path, each item of lists on the way by itself, in the order of the file. */
export function bodiesAt(value: Value, path: readonly string[]): Found[] {
  let values: { value: Value; certain: boolean }[] = [{ value, certain: true }];
  for (const key of [...path, undefined]) {
    const bodies = values.flatMap(({ value: each, certain }) => bodiesIn(each, certain)).slice(0, MOST_PARTS);
    if (key === undefined) return bodies;
    values = bodies.flatMap(({ body, certain }) => {
      const found = body.entry(key)?.value;
      return found === undefined ? [] : [{ value: found, certain }];
    });
  }
  return [];
}

function bodiesIn(value: Value, certain: boolean): Found[] {
  if (value.kind === 'body') return [{ body: value, certain }];
  if (value.kind === 'several') return value.options.flatMap((option) => bodiesIn(option, false));
  if (value.kind !== 'list') return [];
  return value.items.flatMap((item) =>
    optionsOf(item.value).flatMap((option) =>
      option.kind === 'body'
        ? [{ body: option, certain: certain && item.certain && item.value.kind !== 'several' }]
        : [],
    ),
  );
}

/** What a value comes to where a number, a word or a switch is expected. */
export interface Scalars {
  /** Each that it may be, in the order of the file; more than one where a condition decides. None is null. */
  readonly known: readonly Known[];
  /** Whether it is, or may be, not set, so that the default of the product counts. */
  readonly absent: boolean;
  /** Set where it may also be something that is not known. */
  readonly unknown?: Unknown | Reference;
}

/** The scalars that a value may be; lists and bodies count as not known. Undefined is a value that is not set. */
export function scalarsOf(value: Value | undefined): Scalars {
  const options = value === undefined ? [] : optionsOf(value);
  const found: Known[] = [];
  let absent = value === undefined;
  let open: Unknown | Reference | undefined;
  for (const option of options) {
    if (option.kind === 'known') {
      if (option.value === null) absent = true;
      else found.push(option);
    } else if (option.kind === 'unknown' || option.kind === 'reference') open ??= option;
    else open ??= unknown(option.span, 'expression');
  }
  return { known: found, absent, ...(open === undefined ? {} : { unknown: open }) };
}

/** The number that a scalar is, also one written as a text (`"60"`); undefined where it is none. */
export function numberOf({ value }: Known): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The text of a scalar: `application`, `120`, `true`; undefined of null. */
export function textOfScalar({ value }: Known): string | undefined {
  return value === null ? undefined : String(value);
}

/** Whether a scalar is on, also one written as a text; undefined where it is neither. */
export function switchOf({ value }: Known): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
