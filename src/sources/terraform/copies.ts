/** How often something is there: `count`, and `for_each` with what is different for each copy. */
import type { Span } from '../../model/span.js';
import {
  type Body,
  bodyOf,
  known,
  numberOf,
  type Option,
  optionsOf,
  type Scalar,
  switchOf,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';

/** More copies than this are not told apart. */
const MOST_COPIES = 50;

export interface Copy {
  /** `each`: its key and value. */
  readonly each: Body;
  /** The key, where it is known. */
  readonly key?: string;
  readonly certain: boolean;
}

/** The copies that a `for_each` makes; of one that is not known a single copy that is perhaps there. */
export function copiesOf(value: Value | undefined, span: Span): Copy[] {
  if (value === undefined) return [unknownCopy(span)];
  const options = optionsOf(value);
  return options.flatMap((option) => copiesIn(option, span, options.length === 1)).slice(0, MOST_COPIES);
}

function copiesIn(option: Option, span: Span, certain: boolean): Copy[] {
  if (option.kind === 'known') return [];
  if (option.kind === 'list') {
    const items = option.items.slice(0, MOST_COPIES).map(({ value, certain: own }) => {
      const key = value.kind === 'known' ? value.value : undefined;
      return copy(key, value, span, certain && own);
    });
    return option.open ? [...items, unknownCopy(span)] : items;
  }
  if (option.kind !== 'body') return [unknownCopy(span, option.kind === 'unknown' ? option.name : '')];
  const copies: Copy[] = [];
  for (const key of option.keys()) {
    const value = option.entry(key)?.value;
    if (value !== undefined && copies.length < MOST_COPIES) copies.push(copy(key, value, span, certain));
  }
  return option.open ? [...copies, unknownCopy(span)] : copies;
}

function copy(key: Scalar | undefined, value: Value, span: Span, certain: boolean): Copy {
  const keyValue = key === undefined ? unknown(span, 'each') : known(key, span);
  const each = bodyOf(
    new Map([
      ['key', { keySpan: span, value: keyValue }],
      ['value', { keySpan: span, value }],
    ]),
    span,
  );
  return { each, certain, ...(key === undefined || key === null ? {} : { key: String(key) }) };
}

/** `name` is what would have to be known. */
function unknownCopy(span: Span, name = ''): Copy {
  const value = unknown(span, 'each', name);
  const entry = { keySpan: span, value };
  const entries = new Map([
    ['key', entry],
    ['value', entry],
  ]);
  return { each: bodyOf(entries, span), certain: false };
}

/** Whether something with this `count` is there: certainly, perhaps or not at all. */
export function presenceOf(count: Value | undefined): 'certain' | 'perhaps' | 'absent' {
  if (count === undefined) return 'certain';
  const numbers = optionsOf(count).map((option) => {
    if (option.kind !== 'known') return undefined;
    const truth = switchOf(option);
    return truth === undefined ? numberOf(option) : Number(truth);
  });
  if (numbers.every((number) => number === 0)) return 'absent';
  return numbers.every((number) => number !== undefined && number > 0) ? 'certain' : 'perhaps';
}
