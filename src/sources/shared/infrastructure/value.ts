/** What an infrastructure file says about an attribute: a value with its place, several it may have, or why it is not known. */
import { sliceOf, type Span } from '../../../model/span.js';

interface Placed {
  /**
   * Where the value itself is written, also when a variable or a parameter carries it from there: of a text without its
   * quotes, of something worked out the whole expression.
   */
  readonly span: Span;
}

export type Scalar = string | number | boolean | null;

/** `null` says that the attribute counts as not set, as in Terraform and with `AWS::NoValue`. */
export interface Known extends Placed {
  readonly kind: 'known';
  readonly value: Scalar;
  /** The text of the span. */
  readonly written: string;
  /** The references that lead to it, the one in the attribute itself first; not set for what is written there. */
  readonly via?: readonly Span[];
  /** Whether it was worked out, so that it is not written as it is: `2 * 60`. */
  readonly computed?: true;
  /** Whether it is a default or one file's choice that whoever applies the files can still overrule. */
  readonly assumed?: true;
}

/** One of several, and a condition that is not known decides. */
export interface Several extends Placed {
  readonly kind: 'several';
  /** At least two, none of them `several` itself. */
  readonly options: readonly Option[];
}

export interface List extends Placed {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
  /** Whether it may hold more. */
  readonly open: boolean;
}

export interface ListItem {
  readonly value: Value;
  /** False where something that is not known decides whether it is there at all. */
  readonly certain: boolean;
}

/** Attributes and blocks by name. Blocks of one name are a {@link List}, also a single one. */
export interface Body extends Placed {
  readonly kind: 'body';
  /** Whether it may hold more than is listed. */
  readonly open: boolean;
  keys(): Iterable<string>;
  entry(key: string): Entry | undefined;
}

export interface Entry {
  /** Where the key is written. */
  readonly keySpan: Span;
  readonly value: Value;
}

/** What another resource knows only of itself: its ARN, its DNS name. */
export interface Reference extends Placed {
  readonly kind: 'reference';
  /** The {@link Resource.declared} of that resource. */
  readonly to: string;
  /** `arn`, `DNSName`; empty where the resource as a whole is meant. */
  readonly attribute: string;
}

export type UnknownReason =
  /** A variable or parameter without a value. */
  | 'variable'
  /** A function or expression whose result is not worked out. */
  | 'expression'
  /** What something outside of the files gives: a data source, a module that is not here, what is known after applying. */
  | 'outside'
  /** What differs from one copy to the next: `each.value`, `count.index`. */
  | 'each'
  /** It refers to itself. */
  | 'cycle'
  /** Larger or deeper than anybody writes. */
  | 'bounds'
  /** What stands there, or around it, could not be read. */
  | 'damaged'
  /** A template engine fills it in. */
  | 'template';

export interface Unknown extends Placed {
  readonly kind: 'unknown';
  /** The text of the span. */
  readonly written: string;
  readonly reason: UnknownReason;
  /** `var.idle_timeout`, `IdleTimeout`: what would have to be known. */
  readonly name: string;
}

export type Option = Known | List | Body | Reference | Unknown;
export type Value = Option | Several;

/** More than this are not told apart any more. */
const MOST_OPTIONS = 16;
const LONGEST_WRITTEN = 200;
const MOST_VIA = 20;

export function known(value: Scalar, span: Span, more: Pick<Known, 'computed' | 'assumed' | 'via'> = {}): Known {
  return { kind: 'known', value, span, written: shortOf(span), ...more };
}

export function unknown(span: Span, reason: UnknownReason, name = ''): Unknown {
  const written = shortOf(span);
  return { kind: 'unknown', span, written, reason, name: name === '' ? written : name };
}

export function listOf(items: readonly Value[], span: Span): List {
  return { kind: 'list', items: items.map((value) => ({ value, certain: true })), open: false, span };
}

/** All that a value may be. */
export function optionsOf(value: Value): readonly Option[] {
  return value.kind === 'several' ? value.options : [value];
}

/** One of some values; of the same value said twice only one. Too many are one that is not known. */
export function severalOf(values: readonly Value[], span: Span): Value {
  const options: Option[] = [];
  for (const option of values.flatMap(optionsOf)) {
    if (!options.some((other) => isSame(other, option))) options.push(option);
    if (options.length > MOST_OPTIONS) return unknown(span, 'bounds');
  }
  const [only, ...more] = options;
  if (only === undefined) return unknown(span, 'expression');
  return more.length === 0 ? only : { kind: 'several', options, span };
}

function isSame(a: Option, b: Option): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.span.start !== b.span.start || a.span.file !== b.span.file) return false;
  return a.kind === 'known' ? a.value === (b as Known).value : a.kind === 'unknown';
}

/** The value as something refers to it at `place`. */
export function throughReference(value: Value, place: Span): Value {
  if (value.kind === 'several') {
    return { ...value, options: value.options.map((option) => throughReference(option, place) as Option), span: place };
  }
  if (value.kind === 'known') {
    const via = value.via ?? [];
    return via.length >= MOST_VIA ? value : { ...value, via: [place, ...via] };
  }
  if (value.kind === 'unknown') return { ...value, span: place, written: shortOf(place) };
  return value.kind === 'reference' ? { ...value, span: place } : value;
}

/** The value, which somebody can still overrule, and so can they all that is in it. */
export function assumed(value: Value): Value {
  switch (value.kind) {
    case 'known':
      return { ...value, assumed: true };
    case 'several':
      return { ...value, options: value.options.map((option) => assumed(option) as Option) };
    case 'list':
      return new AssumedList(value);
    case 'body':
      return {
        kind: 'body',
        span: value.span,
        open: value.open,
        keys: () => value.keys(),
        entry: (key) => {
          const entry = value.entry(key);
          return entry && { ...entry, value: assumed(entry.value) };
        },
      };
    case 'reference':
    case 'unknown':
      return value;
  }
}

/** Lists in lists are looked into only when somebody asks: what they share may be far more than what is written. */
class AssumedList implements List {
  readonly kind = 'list';
  readonly span: Span;
  readonly open: boolean;
  readonly #list: List;
  #items: readonly ListItem[] | undefined;

  constructor(list: List) {
    this.#list = list;
    this.span = list.span;
    this.open = list.open;
  }

  get items(): readonly ListItem[] {
    return (this.#items ??= this.#list.items.map((item) => ({ ...item, value: assumed(item.value) })));
  }
}

function shortOf(span: Span): string {
  return sliceOf(span.end - span.start > LONGEST_WRITTEN ? { ...span, end: span.start + LONGEST_WRITTEN } : span);
}

/** Combines known scalars: all ways in which they can fall out together. Undefined is a result that is not known. */
export function lift(
  values: readonly Value[],
  span: Span,
  combine: (scalars: readonly Known[]) => Value | undefined,
): Value {
  let rows: Known[][] = [[]];
  for (const value of values) {
    const next: Known[][] = [];
    for (const option of optionsOf(value)) {
      if (option.kind !== 'known') {
        const { reason, name } = option.kind === 'unknown' ? option : { reason: 'expression' as const, name: '' };
        return unknown(span, reason, name);
      }
      for (const row of rows) next.push([...row, option]);
    }
    if (next.length > MOST_OPTIONS) return unknown(span, 'bounds');
    rows = next;
  }
  return severalOf(
    rows.map((row) => {
      const found = combine(row) ?? unknown(span, 'expression');
      return row.some((each) => each.assumed) ? assumed(found) : found;
    }),
    span,
  );
}
